package ir.gardeshpay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinesTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Lines lines = new Lines(clock::get);

    @Test
    void thereAreAHundredAMinuteAndTheNextOneSaysHowManyWereLeftOut() {
        for (int i = 0; i < 100; i++) {
            assertThat(lines.next()).isEmpty();
        }
        for (int i = 0; i < 7; i++) {
            assertThat(lines.next()).isNull();
        }
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(lines.next()).contains(" 7 are not in the log");
        assertThat(lines.next()).isEmpty();
    }
}
