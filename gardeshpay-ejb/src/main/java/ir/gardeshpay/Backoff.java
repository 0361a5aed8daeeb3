package ir.gardeshpay;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Growing pauses between attempts: each is twice the one before, up to a longest, and a random part of it is left out,
 * so that what failed together does not come back together.
 *
 * @param first the pause after the first attempt
 * @param longest no pause is longer
 */
public record Backoff(Duration first, Duration longest) {

    private static final int DOUBLINGS = 30;

    /** The pause after so many attempts (at least one): between half of the full pause and all of it. */
    public Duration after(int attempts) {
        long full = first.toMillis() << Math.min(Math.max(attempts - 1, 0), DOUBLINGS);
        long capped = full <= 0 ? longest.toMillis() : Math.min(full, longest.toMillis());
        return Duration.ofMillis(capped / 2 + ThreadLocalRandom.current().nextLong(capped / 2 + 1));
    }
}
