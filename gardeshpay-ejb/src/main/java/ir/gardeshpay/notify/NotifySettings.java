package ir.gardeshpay.notify;

import ir.gardeshpay.Setting;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How long the host is told again when its observers throw.
 *
 * @param attempts after so many the event is parked
 * @param concurrency at most this many events of one kind are told at once
 */
public record NotifySettings(int attempts, int concurrency) {

    static final Setting<Integer> ATTEMPTS = Setting.count(
            "gardeshpay.notify.attempts",
            20,
            "an event whose observers throw is fired at most this many times, with pauses from a second to an hour; then it is parked");

    static final Setting<Integer> CONCURRENCY = Setting.count(
            "gardeshpay.notify.concurrency",
            10,
            "at most this many events of one kind are told at once, on each node; an observer that hangs can take no more threads and"
                    + " connections than these");

    /** All keys of this feature, for the manual. */
    public static List<Setting<?>> all() {
        return List.of(ATTEMPTS, CONCURRENCY);
    }

    /** Reads the keys. */
    public static NotifySettings read(Config config) {
        return new NotifySettings(ATTEMPTS.get(config), CONCURRENCY.get(config));
    }
}
