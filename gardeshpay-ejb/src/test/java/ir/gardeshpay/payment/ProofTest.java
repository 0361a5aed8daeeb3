package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofTest {

    @ParameterizedTest
    @CsvSource({"12345,0012345", "12345.0,12345", "12.5,12.50", "0,000", "007,7"})
    void aNumberThatHasLostZerosIsTheSame(String said, String own) {
        assertThat(Proof.isSameNumber(said, own)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"12345,12346", "12345,1234500", "12345,A12345", "1e3,1000", "-5,5", "1.2.3,1.2.3"})
    void anotherNumberOrNoneAtAllIsNot(String said, String own) {
        assertThat(Proof.isSameNumber(said, own)).isFalse();
    }

    @Test
    void oneThatIsLongerThanAnyIsNot() {
        assertThat(Proof.isSameNumber("0".repeat(1000) + "5", "5")).isFalse();
    }
}
