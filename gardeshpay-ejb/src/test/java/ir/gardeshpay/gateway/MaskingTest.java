package ir.gardeshpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static String masked(String text) {
        return Masking.masked(text, List.of(new Secret("the-api-token")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cardNumber\":\"6037997501234562\"}",
                "{\"cardNumber\":6037997501234562}",
                "{\"cardNumber\" : \"6037-9975-0123-4562\"}",
                "card 6037997501234562 was declined",
                "card 6037 9975 0123 4562 was declined"
            })
    void aCardNumberIsMaskedWhereverItStands(String text) {
        assertThat(masked(text))
                .doesNotContain("750123")
                .doesNotContain("9975-0123")
                .doesNotContain("9975 0123");
        assertThat(masked(text)).contains("603799******4562");
    }

    @Test
    void aMemberCalledCardNumberIsMaskedEvenIfItIsNoRightOne() {
        assertThat(masked("{\"cardNumber\":\"6037991234567890\"}")).contains("603799******7890");
    }

    @Test
    void otherLongNumbersStayAsTheyAre() {
        assertThat(masked("{\"trackingNumber\":\"1405090312345612346\"}")).contains("1405090312345612346");
    }

    @Test
    void anEchoedSecretIsMasked() {
        assertThat(masked("unknown token the-api-token")).isEqualTo("unknown token ***");
    }

    @Test
    void whatADatabaseMayRefuseIsTakenOut() {
        assertThat(masked("a\u0000b\ud800c\nd")).isEqualTo("a b c d");
    }

    @Test
    void itIsShort() {
        assertThat(masked("x".repeat(100_000))).hasSizeLessThan(2000);
    }
}
