package ir.gardeshpay.shop;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.Amount;
import ir.gardeshpay.PaymentStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Words PERSIAN = Words.of(List.of());
    private static final Words ENGLISH = Words.of(List.of(Locale.UK));

    @Test
    void speaks_persian_unless_english_is_asked_for_first() {
        assertThat(PERSIAN.text("dir")).isEqualTo("rtl");
        assertThat(ENGLISH.text("dir")).isEqualTo("ltr");
        assertThat(Words.of(List.of(Locale.GERMAN, Locale.US)).text("lang")).isEqualTo("en");
        assertThat(Words.of(List.of(Locale.forLanguageTag("fa"), Locale.US)).text("lang"))
                .isEqualTo("fa");
        assertThat(Words.of(List.of(Locale.GERMAN)).text("lang")).isEqualTo("fa");
    }

    @Test
    void says_amounts_in_toman_and_rial() {
        Amount price = Amount.ofToman(1_250_000);

        assertThat(PERSIAN.toman(price)).isEqualTo("۱٬۲۵۰٬۰۰۰ تومان");
        assertThat(PERSIAN.rial(price)).isEqualTo("۱۲٬۵۰۰٬۰۰۰ ریال");
        assertThat(ENGLISH.toman(price)).isEqualTo("1,250,000 Toman");
    }

    @Test
    void says_when_in_tehran_and_in_the_calendar_of_the_reader() {
        Instant lateOnTheEveOfNowruz = Instant.parse("2026-03-20T20:31:00Z");

        assertThat(PERSIAN.moment(lateOnTheEveOfNowruz)).isEqualTo("۱۴۰۵/۰۱/۰۱، ۰۰:۰۱");
        assertThat(ENGLISH.moment(lateOnTheEveOfNowruz)).isEqualTo("21 Mar 2026, 00:01");
    }

    @Test
    void has_a_word_for_each_status_and_product_in_both_languages() {
        for (Words words : List.of(PERSIAN, ENGLISH)) {
            assertThat(PaymentStatus.values())
                    .allSatisfy(status -> assertThat(words.text("headline." + status)
                                    + words.text("advice." + status)
                                    + words.text("status." + status))
                            .isNotBlank());
            assertThat(Arrays.stream(Product.values()).map(Product::id))
                    .allSatisfy(id -> assertThat(words.text("product." + id) + words.text("story." + id))
                            .isNotBlank());
        }
    }
}
