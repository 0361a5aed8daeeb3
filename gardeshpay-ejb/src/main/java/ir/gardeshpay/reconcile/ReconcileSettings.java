package ir.gardeshpay.reconcile;

import ir.gardeshpay.Setting;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How often what stands still is taken up.
 *
 * @param every the pause between two passes
 * @param batch so many of each kind at a time
 */
public record ReconcileSettings(Duration every, int batch) {

    /** More ids than these in one statement are too many for a database. */
    private static final int MOST = 10_000;

    static final Setting<Duration> EVERY =
            Setting.duration("gardeshpay.reconcile.every", "PT10S", "pause between two passes over what stands still");
    static final Setting<Integer> BATCH = Setting.count(
            "gardeshpay.reconcile.batch",
            100,
            MOST,
            "so many of each kind are taken up at a time; a pass goes on while there are more");

    /** All keys of this feature, for the manual. */
    public static List<Setting<?>> all() {
        return List.of(EVERY, BATCH);
    }

    /** Reads the keys. */
    public static ReconcileSettings read(Config config) {
        return new ReconcileSettings(EVERY.get(config), BATCH.get(config));
    }
}
