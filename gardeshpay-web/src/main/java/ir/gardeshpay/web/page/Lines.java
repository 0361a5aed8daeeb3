package ir.gardeshpay.web.page;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A hundred lines of the log a minute; how many there were no more is said by the next one. Thread-safe. */
final class Lines {

    private static final Duration TIME = Duration.ofMinutes(1);
    private static final int MOST = 100;

    private final LongSupplier nanos;
    private long begun;
    private int asked;

    Lines(LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** What is to be added to a line: mostly nothing; null if there may be no line now. */
    synchronized @Nullable String next() {
        long now = nanos.getAsLong();
        int leftOut = 0;
        if (now - begun >= TIME.toNanos()) {
            leftOut = Math.max(0, asked - MOST);
            begun = now;
            asked = 0;
        }
        asked++;
        if (asked > MOST) {
            return null;
        }
        return leftOut == 0 ? "" : " Of such returns before this one " + leftOut + " are not in the log.";
    }
}
