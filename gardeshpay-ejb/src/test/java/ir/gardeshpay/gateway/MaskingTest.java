package ir.gardeshpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "card 6037 9975 0123 4562 was declined",
                "card 6037 - 9975 - 0123 - 4562 was declined",
                "card 6037  9975  0123  4562 was declined",
                "card 6037\n\t9975\n\t0123\n\t4562 was declined",
                "card 6037\u00a09975\u00a00123\u00a04562 was declined",
                "card 6037\u20139975\u20110123\u20104562 was declined",
                "card 6037\u200c9975\u200e0123\u200f4562 was declined",
                "card=6037+9975+0123+4562",
                "card=6037%209975%200123%204562",
                "card 6037,9975,0123,4562 was declined",
                "card 6037:9975:0123:4562 was declined",
                "card 6037\\t9975\\t0123\\t4562 was declined",
                "card 60 37 99 75 01 23 45 62 was declined",
                "card 6037.9975.0123.4562 was declined",
                "card 6037_9975_0123_4562 was declined",
                "card 6037/9975/0123/4562 was declined",
                "card 6037\\/9975\\/0123\\/4562 was declined",
                "card 6037997501234562.0 was declined",
                "card 6037997501234562 12 was declined",
                "1403/11/30 6037997501234562 was declined",
                "10.0.0.1 6037.9975.0123.4562 was declined",
                "\\u0634\\u06f6037997501234562",
                "\\u06a9\\u0627\\u06316037997501234562",
                "\\u06F6\\u06F0\\u06f3\\u06f7\\u06f9\\u06f9\\u06f7\\u06f5\\u06f0\\u06f1\\u06f2\\u06f3\\u06f4\\u06f5\\u06f6\\u06f2",
                "\\u0666\\u0660\\u0663\\u0667 \\u0669\\u0669\\u0667\\u0665 \\u0660\\u0661\\u0662\\u0663 \\u0664\\u0665\\u0666\\u0662",
                "{\\u0022pan\\u0022:\\u00226037997501234562\\u0022}"
            })
    void aCardNumberIsMaskedWhereverItStands(String text) {
        assertThat(masked(text).replaceAll("[^0-9۰-۹٠-٩]", ""))
                .doesNotContain("750123")
                .doesNotContain("۷۵۰۱۲۳")
                .doesNotContain("٧٥٠١٢٣");
        assertThat(masked(text)).contains("603799******4562");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b\"c\\d+e==",
                "a\\/b\\\"c\\\\d+e==",
                "a/b\\\"c\\\\d+e==",
                "a\\\\\\/b\\\\\\\"c\\\\\\\\d+e==",
                "a%2Fb%22c%5Cd%2Be%3D%3D"
            })
    void aSecretIsMaskedAlsoAsJsonEscapesIt(String written) {
        assertThat(Masking.masked("token " + written + " is wrong", List.of(new Secret("a/b\"c\\d+e=="))))
                .isEqualTo("token *** is wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4222222222222", "a4222222222222b", "422222222 2222.", "4222222222222."})
    void theShortestCardNumberHasThirteenDigits(String text) {
        assertThat(masked(text))
                .startsWith(text.startsWith("a") ? "a422222" : "422222")
                .contains("*")
                .doesNotContain("222222222");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cardNumber\":\"6037991234567890\"}",
                "{\"cardNumber\":6037991234567890}",
                "{\"cardNumber\":\"6037.9912.3456.7890\",\"a\":1}",
                "{\"cardNumber\":\"6037_9912_3456_7890\"}",
                "{\"cardNumber\":\"6037\\/9912\\/3456\\/7890\"}",
                "{\"cardNumber\":\"603799XXXXXX7890\"}",
                "{\"cardNumber\":\"\\u06f6\\u06f0\\u06f3\\u06f7\\u06f9\\u06f9\\u06f1\\u06f2\\u06f3\\u06f4\\u06f5\\u06f6\\u06f7\\u06f8\\u06f9\\u06f0\"}",
                "{\"cardNumber\":\"6037991234567890",
                "{\"message\":\"{\\\"cardNumber\\\":\\\"6037 9912 3456 7890\\\"}\"}",
                "{\"message\":\"{\\\"cardNumber\\\":6037991234567890}\"}"
            })
    void aMemberCalledCardNumberIsMaskedEvenIfItIsNoRightOne(String text) {
        assertThat(masked(text)).contains("603799******7890").doesNotContain("3456");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"cardNumber\":6.037997501234562e+15,\"a\":1}|{\"cardNumber\":***,\"a\":1}",
                "{\"cardNumber\":\"6.037997501234562E15\"}|{\"cardNumber\":\"***\"}",
                "{\"cardNumber\":\"no. \\\"6037991234567890\\\"\",\"a\":1}|{\"cardNumber\":\"***\",\"a\":1}",
                "{\"cardNumber\":[\"6037991234567890\"]}|{\"cardNumber\":***}",
                "{\"cardNumber\":null}|{\"cardNumber\":null}",
                "{\"cardNumber\":\"\"}|{\"cardNumber\":\"\"}",
            })
    void ofACardNumberThatCannotBeReadNothingIsKept(String text, String kept) {
        assertThat(masked(text)).isEqualTo(kept);
    }

    /** Most have the check digit of a card number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"invoiceNumber\":\"1000000001\",\"amount\":250000.00,\"invoiceDate\":\"1405/09/03\"}",
                "1403/11/30 12:10:05 1234567890",
                "1403/11/30 1234565",
                "1405-09-03 12.10.05.8",
                "192.168.100.200 12345.64",
                "192.168.100.200/1405/09/03",
                "1733212345.12342",
                "3.14159265358973"
            })
    void datesAmountsAndAddressesStayAsTheyAre(String text) {
        assertThat(masked(text)).isEqualTo(text);
    }

    @Test
    void otherLongNumbersStayAsTheyAre() {
        assertThat(masked("{\"trackingNumber\":\"1405090312345612346\"}")).contains("1405090312345612346");
    }

    @Test
    void whatIsEscapedIsKeptAsItReads() {
        assertThat(masked("{\"message\":\"\\u0646\\u0647\\u0022\\u005c\\ud83d\\ude00\\ud83d\\u0000\"}"))
                .isEqualTo("{\"message\":\"نه\\\"\\\\\uD83D\uDE00  \"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "1234.",
                "1234/",
                "1-23_",
                "\\",
                "\\/",
                "\\u06f6",
                "\"cardNumber\":",
                "\"cardNumber\" \\",
                "1234\\/"
            })
    void aLongAnswerHoldsNothingUp(String repeated) {
        String filling = repeated.repeat(1_000_000 / repeated.length());
        assertThat(masked("card 6037.9975.0123.4562, " + filling)).startsWith("card 603799******4562, ");
        assertThat(masked("{\"cardNumber\":\"" + filling)).doesNotContain("1234123");
        assertThat(masked("{\"cardNumber\":\"" + filling + "\"}")).hasSizeLessThan(2000);
        assertThat(masked("{\"cardNumber\":" + filling + "}")).hasSizeLessThan(2000);
    }

    @Test
    void anEchoedSecretIsMasked() {
        assertThat(masked("unknown token the-api-token")).isEqualTo("unknown token ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at https://pay.example.ir/gardeshpay/callback/Bf3_kQ9-xZ0aLmN2pRsT7u?a=1",
                "{\"url\":\"https:\\/\\/pay.example.ir\\/gardeshpay\\/callback\\/Bf3_kQ9-xZ0aLmN2pRsT7u\"}",
                "404 for /shop/gardeshpay/result/Bf3_kQ9-xZ0aLmN2pRsT7u."
            })
    void anAddressIsKeptWithoutThePaymentsKey(String text) {
        assertThat(masked(text)).isEqualTo(text.replace("Bf3_kQ9-xZ0aLmN2pRsT7u", "***"));
    }

    @Test
    void whatIsNoKeyStaysInItsAddress() {
        String other = "/callback/orders, /result/a-name-that-is-longer-than-any-key-of-a-payment";
        assertThat(masked(other)).isEqualTo(other);
    }

    @Test
    void whatADatabaseMayRefuseIsTakenOut() {
        assertThat(masked("a\u0000b\ud800c\nd")).isEqualTo("a b c d");
    }

    @Test
    void norIsALineOfALogMadeToLookLikeAnother() {
        assertThat(masked("a\u2028GP-0001\u2029b\u202ec\u2066d\u009be")).isEqualTo("a GP-0001 b c d e");
        assertThat(masked("نیم\u200cفاصله")).isEqualTo("نیم\u200cفاصله");
    }

    @Test
    void itIsShort() {
        assertThat(masked("x".repeat(100_000))).hasSizeLessThan(2000);
    }
}
