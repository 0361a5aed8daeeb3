package ir.gardeshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:30Z");

    @Test
    void anAmountGivenInTomanIsTenTimesAsManyRial() {
        assertThat(Amount.ofToman(25_000)).isEqualTo(Amount.ofRial(250_000));
        assertThat(Amount.ofRial(255).toman()).isEqualTo(new BigDecimal("25.5"));
        assertThat(Amount.ofRial(250_000).toman())
                .isEqualTo(new BigDecimal("25000"))
                .hasToString("25000");
    }

    @Test
    void anAmountHas64Bits() {
        assertThat(Amount.ofRial(9_000_000_000_000L).rial()).isEqualTo(9_000_000_000_000L);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Amount.ofToman(Long.MAX_VALUE))
                .withMessageContaining("64 bits");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void anAmountIsPositive(long rial) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Amount.ofRial(rial))
                .withMessageStartingWith("amount: ")
                .withMessageContaining("A right value is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09121234567",
                "+989121234567",
                "00989121234567",
                "989121234567",
                "9121234567",
                "۰۹۱۲۱۲۳۴۵۶۷",
                "٠٩١٢١٢٣٤٥٦٧",
                "+98 (912) 123-4567",
                "\u200e0912 123 4567\u200e",
                "0912\u00a0123\u00a04567",
                "\u20660912\u2010123\u20134567\u2069"
            })
    void everySpellingOfAMobileNumberBecomesTheOneThatTheGatewayKnows(String spelling) {
        assertThat(new MobileNumber(spelling).value()).isEqualTo("09121234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0912123456", "091212345678", "02112345678", "+19121234567", "abc", "0912123456a"})
    void whatIsNoIranianMobileNumberIsRefusedByName(String wrong) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new MobileNumber(wrong))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("mobile"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.ir", "first.last+tag@sub.example.com", "خریدار@مثال.ایران"})
    void anEmailAddressHasANameAndADomain(String right) {
        assertThat(new EmailAddress(right).value()).isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@b", "@b.ir", "a b@c.ir", "a@b.ir\r\nBcc: c@d.ir", "a@b@c.ir"})
    void whatIsNoEmailAddressIsRefused(String wrong) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new EmailAddress(wrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a/b",
                "a b",
                ".",
                "..",
                "فاکتور",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void anInvoiceNumberHasAFormThatEveryGatewayTakes(String wrong) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new InvoiceNumber(wrong));
    }

    @Test
    void anOrderIdIsWhatEveryDatabaseCanKeep() {
        assertThat(new OrderId("سفارش ۱۷ \uD83D\uDE00").value()).endsWith("\uD83D\uDE00");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new OrderId("half \uD83D"))
                .withMessageContaining("half of a character");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new OrderId("\uD83D\uDE00".repeat(51)))
                .withMessageContaining("count twice");
    }

    @Test
    void aMessageShowsOnlyTheStartOfALongValue() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new TrackingNumber("x".repeat(1_000_000)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
    }

    @ParameterizedTest
    @CsvSource({
        "6037991234567890,603799******7890",
        "6037-9912-3456-7890,603799******7890",
        "۶۰۳۷۹۹۱۲۳۴۵۶۷۸۹۰,603799******7890",
        "603799******7890,603799******7890",
        "603799XXXXXX7890,603799******7890",
        "7890,**90",
    })
    void ofACardNumberTheFirstSixAndTheLastFourDigitsAreKept(String number, String kept) {
        assertThat(new MaskedCard(number).value()).isEqualTo(kept);
    }

    @Test
    void maskingAMaskedCardChangesNothing() {
        MaskedCard once = new MaskedCard("6037991234567890");
        assertThat(new MaskedCard(once.value())).isEqualTo(once);
    }

    @Test
    void secretsAndPersonalDataDoNotPrint() {
        assertThat(new Secret("api-token").toString()).doesNotContain("api-token");
        assertThat(new MobileNumber("09121234567").toString()).doesNotContain("1212345");
        assertThat(new EmailAddress("buyer@example.ir").toString()).doesNotContain("buyer");
        CallbackKey key = CallbackKey.random(NOW);
        assertThat(key.toString()).doesNotContain(key.value());
    }

    @Test
    void keysAreNotTheSameTwice() {
        assertThat(CallbackKey.random(NOW)).isNotEqualTo(CallbackKey.random(NOW));
    }

    @Test
    void keysOfTheSameMinuteBeginTheSameAndNothingElseOfThemIs() {
        List<String> keys = Stream.generate(() -> CallbackKey.random(NOW).value())
                .limit(200)
                .toList();
        assertThat(keys).allMatch(key -> key.startsWith(keys.get(0).substring(0, 4)));
        assertThat(CallbackKey.random(NOW.plusSeconds(60)).value())
                .doesNotStartWith(keys.get(0).substring(0, 4));
        for (int place = 4; place < 22; place++) {
            int at = place;
            assertThat(keys.stream().map(key -> key.charAt(at)).distinct().count())
                    .as("different characters at place %d of 200 keys", place)
                    .isGreaterThan(1);
        }
    }

    @Test
    void aCardNumberInTheWrongPlaceIsNotInTheMessage() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new TrackingNumber("6037 9975 0123 4562"))
                .withMessageContaining("'603799******4562'")
                .withMessageNotContaining("9975");
    }
}
