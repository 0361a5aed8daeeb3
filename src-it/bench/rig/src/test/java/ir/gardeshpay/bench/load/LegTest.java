package ir.gardeshpay.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.bench.run.Contestant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegTest {

    @Test
    void arrivesInTheOtherProcessAsItIs() {
        List<Leg> legs = List.of(
                Leg.lasting("warm up", Contestant.MODULE, "http://127.0.0.1:1/module", Duration.ofSeconds(3), 8),
                Leg.counted("up to 100", Contestant.FLOOR, "http://127.0.0.1:1/floor", 100, 8)
                        .visitedBy(5));

        assertThat(Leg.decoded(Leg.encoded(legs))).isEqualTo(legs);
        assertThat(legs.get(1).each()).isEqualTo(12);
    }
}
