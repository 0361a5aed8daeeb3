package ir.gardeshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff pauses = new Backoff(Duration.ofSeconds(2), Duration.ofHours(1));

    @RepeatedTest(20)
    void pauses_grow_and_keep_a_random_part() {
        assertThat(pauses.after(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(pauses.after(5)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(32));
    }

    @Test
    void no_pause_is_longer_than_the_longest_however_many_attempts_there_were() {
        assertThat(pauses.after(12)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
        assertThat(pauses.after(1_000_000)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    }
}
