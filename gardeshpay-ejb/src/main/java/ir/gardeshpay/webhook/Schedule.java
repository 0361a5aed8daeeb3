package ir.gardeshpay.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a message that was not taken is sent again: the schedule that the Standard Webhooks specification recommends.
 * Stateless.
 */
final class Schedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** A pause is longer by a random part of so much, so that what failed together does not come back together. */
    private static final int JITTER = 10;

    private Schedule() {}

    /** The pause after so many failed attempts (at least one); empty: that was the last one. */
    static Optional<Duration> after(int attempts) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(attempts - 1);
        return Optional.of(pause.plusMillis(
                ThreadLocalRandom.current().nextLong(pause.dividedBy(JITTER).toMillis() + 1)));
    }
}
