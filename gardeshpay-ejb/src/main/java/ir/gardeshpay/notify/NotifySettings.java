package ir.gardeshpay.notify;

import ir.gardeshpay.Setting;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How long the host is told again when its observers throw.
 *
 * @param attempts after so many the event is parked
 */
public record NotifySettings(int attempts) {

    static final Setting<Integer> ATTEMPTS = Setting.count(
            "gardeshpay.notify.attempts",
            20,
            "an event whose observers throw is fired so often, with pauses from a second to an hour; then it is parked");

    /** All keys of this feature, for the manual. */
    public static List<Setting<?>> all() {
        return List.of(ATTEMPTS);
    }

    /** Reads the keys. */
    public static NotifySettings read(Config config) {
        return new NotifySettings(ATTEMPTS.get(config));
    }
}
