package ir.gardeshpay.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static Attempt.Failed failed(int status, String retryAfter) {
        return (Attempt.Failed) Answers.judged(status, Optional.of(retryAfter), NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void onlySuccessIsTaken(int status) {
        assertThat(Answers.judged(status, Optional.empty(), NOW)).isEqualTo(new Attempt.Taken());
    }

    @ParameterizedTest
    @CsvSource({
        "100,answered 100",
        "301,redirects are not followed",
        "307,redirects are not followed",
        "400,answered 400",
        "500,answered 500"
    })
    void everythingElseIsAFailureAndIsNamed(int status, String why) {
        assertThat(failed(status, "60").why()).contains(why);
        assertThat(failed(status, "60").gone()).isFalse();
        assertThat(failed(status, "60").retryAfter()).isZero();
    }

    @Test
    void goneMeansNothingMore() {
        assertThat(failed(410, "").gone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "429,60,PT1M",
        "503,'Tue, 24 Nov 2026 10:02:00 GMT',PT2M",
        "503,999999,P1D",
        "503,soon,PT0S",
        "503,99999999999999,PT0S",
    })
    void aBusyReceiverMayAskForAPauseOfADayAtMost(int status, String retryAfter, Duration pause) {
        assertThat(failed(status, retryAfter).retryAfter()).isEqualTo(pause);
    }

    @Test
    void theAddressIsNotKeptWithWhatWentWrong() {
        URI url = URI.create("https://shop.example.ir/path-4711");
        assertThat(Answers.shortened(new IllegalStateException("cannot reach " + url + "\n" + "x".repeat(1000)), url))
                .startsWith("IllegalStateException: cannot reach shop.example.ir x")
                .hasSize(300);
    }

    @Test
    void aMessageIsSentTenTimesInThreeDays() {
        Duration all = Duration.ZERO;
        for (int attempt = 1; attempt < 10; attempt++) {
            all = all.plus(Schedule.after(attempt).orElseThrow());
        }
        assertThat(all).isBetween(Duration.ofHours(75), Duration.ofHours(84));
        assertThat(Schedule.after(1).orElseThrow()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5500));
        assertThat(Schedule.after(10)).isEmpty();
    }
}
