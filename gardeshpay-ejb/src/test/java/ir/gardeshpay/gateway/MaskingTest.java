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
    void a_card_number_is_masked_wherever_it_stands(String text) {
        assertThat(masked(text))
                .doesNotContain("750123")
                .doesNotContain("9975-0123")
                .doesNotContain("9975 0123");
        assertThat(masked(text)).contains("603799******4562");
    }

    @Test
    void a_member_called_card_number_is_masked_even_if_it_is_no_right_one() {
        assertThat(masked("{\"cardNumber\":\"6037991234567890\"}")).contains("603799******7890");
    }

    @Test
    void other_long_numbers_stay_as_they_are() {
        assertThat(masked("{\"trackingNumber\":\"1405090312345612346\"}")).contains("1405090312345612346");
    }

    @Test
    void an_echoed_secret_is_masked() {
        assertThat(masked("unknown token the-api-token")).isEqualTo("unknown token ***");
    }

    @Test
    void what_a_database_may_refuse_is_taken_out() {
        assertThat(masked("a\u0000b\ud800c\nd")).isEqualTo("a b c d");
    }

    @Test
    void it_is_short() {
        assertThat(masked("x".repeat(100_000))).hasSizeLessThan(2000);
    }
}
