package ir.gardeshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff pauses = new Backoff(Duration.ofSeconds(2), Duration.ofHours(1));

    @RepeatedTest(20)
    void pausesGrowAndKeepARandomPart() {
        assertThat(pauses.after(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(pauses.after(5)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(32));
    }

    @Test
    void noPauseIsLongerThanTheLongestHoweverManyAttemptsThereWere() {
        assertThat(pauses.after(12)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
        assertThat(pauses.after(1_000_000)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    }
}
