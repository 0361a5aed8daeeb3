package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardFingerprintTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6037991234567890",
                "6037 9912 3456 7890",
                "6037-9912-3456-7890",
                "6037.9912.3456.7890",
                "6037/9912/3456/7890",
                "۶۰۳۷۹۹۱۲۳۴۵۶۷۸۹۰"
            })
    void aCardIsTheSameInEveryWriting(String written) {
        assertThat(CardFingerprint.digits(written)).isEqualTo("6037991234567890");
    }

    @ParameterizedTest
    @ValueSource(strings = {"603799******7890", "603799XXXXXX7890", "", "none"})
    void whatIsMaskedOrNoNumberHasNoDigitsToRecogniseItBy(String masked) {
        assertThat(CardFingerprint.digits(masked)).isEmpty();
    }
}
