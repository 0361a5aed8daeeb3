package ir.gardeshpay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.Refusal;
import ir.gardeshpay.gateway.VerifyAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AskingTest {

    private static final VerifyAnswer SILENCE = new VerifyAnswer.Unknown("reset", true);
    private static final VerifyAnswer ERROR = new VerifyAnswer.Unknown("502", false);
    private static final VerifyAnswer NO = new VerifyAnswer.Refused(new Refusal(1101, "no"), "no");

    private final List<Long> asked = new ArrayList<>();

    @Test
    void aSilentGatewayIsAskedThreeTimesAndByNobodyElse() {
        Asking asking = asking(SILENCE);
        asking.untilAnswered();

        assertThat(asked).containsExactly(1L, 2L, 3L);
        assertThat(asking.left()).isZero();
        asking.toTheEnd();
        assertThat(asked).hasSize(3);
    }

    @Test
    void onceTheGatewayAnswersOthersMayAskAlong() {
        Asking asking = asking(SILENCE, SILENCE, ERROR, SILENCE, SILENCE);
        asking.untilAnswered();
        assertThat(asked).containsExactly(1L, 2L, 3L);
        assertThat(asking.left()).isEqualTo(7);

        asking.toTheEnd();
        assertThat(asked).hasSize(10);
    }

    @Test
    void onlyWhatIsDecidedCountsAsADecision() {
        Asking asking = asking(ERROR, NO, ERROR, NO);
        asking.untilAnswered();
        asking.toTheEnd();

        assertThat(asked).hasSize(10);
        assertThat(asking.decisions()).isEqualTo(2);
    }

    @Test
    void nothingIsAskedOnceTheApplicationEnds() {
        Asking asking = new Asking(List.of(1L), this::remembered, () -> true);
        asking.untilAnswered();
        asking.toTheEnd();

        assertThat(asked).isEmpty();
    }

    /** Ten verifications: the first are answered so, and all others as the only answer there is, or with an error. */
    private Asking asking(VerifyAnswer... answers) {
        return new Asking(
                LongStream.rangeClosed(1, 10).boxed().toList(),
                id -> {
                    remembered(id);
                    int index = (int) id - 1;
                    return Optional.of(
                            index < answers.length ? answers[index] : answers.length == 1 ? answers[0] : ERROR);
                },
                () -> false);
    }

    private Optional<VerifyAnswer> remembered(long id) {
        asked.add(id);
        return Optional.empty();
    }
}
