package ir.gardeshpay.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void tellsTheMedianAndBetweenWhatAllWere() {
        assertThat(Spread.of(List.of(400.4, 3.14159, 22.22))).hasToString("**22.2** (3.14 – 400)");
        assertThat(Spread.of(List.of(2.0, 1.0)).median()).isEqualTo(1.5);
    }
}
