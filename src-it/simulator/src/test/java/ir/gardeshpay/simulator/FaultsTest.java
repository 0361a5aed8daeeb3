package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private final Faults faults = new Faults(true);

    @Test
    void nextCallsMeetTheirFaultsInLine() {
        faults.next(Call.VERIFY, 2, Fault.status(500));
        faults.next(Call.VERIFY, Fault.reset());

        assertThat(met(Call.VERIFY, 4)).containsExactly("status", "status", "reset", "none");
    }

    @Test
    void otherCallsMeetNothing() {
        faults.next(Call.VERIFY, Fault.status(500));

        assertThat(met(Call.GET_TOKEN, 1)).containsExactly("none");
        assertThat(met(Call.VERIFY, 1)).containsExactly("status");
    }

    @Test
    void allCallsMeetAFaultUntilItIsCleared() {
        faults.always(Call.VERIFY, Fault.status(500));
        assertThat(met(Call.VERIFY, 3)).containsOnly("status");

        faults.always(Call.VERIFY, Fault.reset());
        assertThat(met(Call.VERIFY, 3)).containsOnly("reset");

        faults.clear();
        assertThat(met(Call.VERIFY, 3)).containsOnly("none");
    }

    @Test
    void faultOfAnInvoiceGoesBeforeAllOthers() {
        faults.always(Call.VERIFY, Fault.status(500));
        faults.next(Call.VERIFY, Fault.empty(200));
        faults.forInvoice("17", Call.VERIFY, Fault.reset());

        assertThat(met("17")).isEqualTo("reset");
        assertThat(met("17")).isEqualTo("reset");
        assertThat(met("18")).isEqualTo("empty");
        assertThat(met("18")).isEqualTo("status");
    }

    @Test
    void randomFaultsAreThoseOfTheirSeed() {
        List<String> once = random(7);

        assertThat(random(7)).isEqualTo(once);
        assertThat(random(8)).isNotEqualTo(once);
        assertThat(once.stream().filter("status"::equals)).hasSizeBetween(120, 280);
    }

    @Test
    void faultThatCannotHappenToACallIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.next(Call.GET_TOKEN, Fault.otherAmount(1)))
                .withMessageContaining("otherAmount")
                .withMessageContaining("GET_TOKEN");
        assertThatIllegalArgumentException().isThrownBy(() -> faults.next(Call.VERIFY, 0, Fault.reset()));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.sometimes(Call.VERIFY, 1.1, 1, Fault.reset()));
    }

    @Test
    void faultThatNeedsTheSocketIsRefusedInAWar() {
        Faults inWar = new Faults(false);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> inWar.next(Call.VERIFY, Fault.reset().afterWork()))
                .withMessageContaining("WAR");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> inWar.always(Call.VERIFY, Fault.cutJson()));
        inWar.next(Call.VERIFY, Fault.status(500));
        assertThat(inWar.waiting()).containsExactly("NEXT VERIFY status x1");
    }

    private List<String> random(long seed) {
        faults.clear();
        faults.sometimes(Call.VERIFY, 0.2, seed, Fault.status(500));
        return met(Call.VERIFY, 1000);
    }

    private List<String> met(Call call, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> faults.meet(call, null, fault -> true)
                        .orElse(Fault.NONE)
                        .toString())
                .toList();
    }

    private String met(String invoice) {
        return faults.meet(Call.VERIFY, invoice, fault -> true)
                .orElse(Fault.NONE)
                .toString();
    }
}
