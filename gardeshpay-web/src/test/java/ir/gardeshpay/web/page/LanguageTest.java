package ir.gardeshpay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.PaymentStatus;
import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fa                       | FA
            en                       | EN
            en-GB                    | EN
            fa-IR,fa;q=0.9,en;q=0.8  | FA
            en-US,en;q=0.9,fa;q=0.8  | EN
            fa;q=0.3, en;q=0.7       | EN
            de, en;q=0.1             | EN
            de, *                    | FA
            en;q=0                   | FA
            *                        | FA
            """)
    void bestLikedLanguageIsTaken(String header, Language language) {
        assertThat(Language.of(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"de", "en;q=nine", ";;;", "<script>", "en-", "-", "-;q=1"})
    void persianIsForWhoAsksForNothingThatIsThere(String header) {
        assertThat(Language.of(header)).isEqualTo(Language.FA);
    }

    @Test
    void aHeaderThatIsLongerThanAnyIsNotRead() {
        assertThat(Language.of("en," + "de,".repeat(160))).isEqualTo(Language.EN);
        assertThat(Language.of("en," + "de,".repeat(200))).isEqualTo(Language.FA);
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(keys("fa")).isEqualTo(keys("en"));
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusHasItsTexts(PaymentStatus status) {
        assertThat(keys("fa")).contains(status + ".title", status + ".what", status + ".next");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406, 413, 415, 500})
    void everyErrorHasItsTexts(int status) {
        String error = "error." + status;
        assertThat(keys("fa")).contains(error + ".title", error + ".what", error + ".money");
    }

    private static Set<String> keys(String tag) {
        ResourceBundle bundle = ResourceBundle.getBundle("ir.gardeshpay.web.page.messages", Locale.forLanguageTag(tag));
        return Set.copyOf(Collections.list(bundle.getKeys()));
    }
}
