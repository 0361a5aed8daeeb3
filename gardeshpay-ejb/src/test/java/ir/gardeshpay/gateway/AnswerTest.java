package ir.gardeshpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ir.gardeshpay.Refusal;
import ir.gardeshpay.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol, section 6: what is not documented is read in every shape, and unknown is never a refusal. */
class AnswerTest {

    private static final String PAID =
            "{\"success\":true,\"data\":{\"cardNumber\":\"6037991234567890\",\"refNumber\":\"R1\","
                    + "\"invoiceNumber\":\"1000000001\",\"invoiceDate\":\"1405-09-03\",\"amount\":\"250000\","
                    + "\"verifiedBefore\":false,\"message\":\"ok\"},\"message\":\"ok\"}";

    private static Answer answer(int status, String body) {
        return new Answer(status, body, List.of(new Secret("the-api-token")));
    }

    @Test
    void theSuccessOfTheGuideIsRead() {
        assertThat(answer(200, PAID).verify())
                .asInstanceOf(type(VerifyAnswer.Verified.class))
                .satisfies(verified -> {
                    assertThat(verified.invoiceNumber()).isEqualTo("1000000001");
                    assertThat(verified.amount()).isEqualTo(250_000L);
                    assertThat(verified.referenceNumber()).isEqualTo("R1");
                    assertThat(verified.verifiedBefore()).isFalse();
                });
    }

    @Test
    void stringsMayBeNumbersAndNumbersStrings() {
        String other =
                "{\"success\":\"true\",\"extra\":[1],\"data\":{\"cardNumber\":6037991234567890,\"refNumber\":123456789012345678901,"
                        + "\"invoiceNumber\":1000000001,\"invoiceDate\":1764000000000,\"amount\":250000.0,\"verifiedBefore\":1}}";
        assertThat(answer(200, other).verify())
                .asInstanceOf(type(VerifyAnswer.Verified.class))
                .satisfies(verified -> {
                    assertThat(verified.invoiceNumber()).isEqualTo("1000000001");
                    assertThat(verified.amount()).isEqualTo(250_000L);
                    assertThat(verified.referenceNumber()).isEqualTo("123456789012345678901");
                    assertThat(verified.verifiedBefore()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"250,000", "۲۵۰۰۰۰", "٢٥٠٬٠٠٠", " 250000 "})
    void amountsAreReadInEveryWriting(String amount) {
        assertThat(answer(200, PAID.replace("\"250000\"", "\"" + amount + "\"")).verify())
                .asInstanceOf(type(VerifyAnswer.Verified.class))
                .satisfies(verified -> assertThat(verified.amount()).isEqualTo(250_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"25.5\"", "\"many\"", "1e400", "99999999999999999999", "null", "{}", "[]"})
    void anAmountThatCannotBeReadIsNone(String amount) {
        assertThat(answer(200, PAID.replace("\"250000\"", amount)).verify().inTheEnd())
                .asInstanceOf(type(VerifyAnswer.Verified.class))
                .satisfies(verified -> assertThat(verified.amount()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"errors\":[]",
                "\"errors\":[\"a\",\"b\"]",
                "\"errors\":[{\"field\":\"amount\"}]",
                "\"errors\":{\"amount\":\"x\"}",
                "\"errors\":null",
                "\"errors\":\"text\"",
                "\"other\":1"
            })
    void aRefusalIsReadWhateverErrorsHolds(String errors) {
        String body = "{\"success\":false,\"code\":12,\"message\":\"no\"," + errors + "}";
        assertThat(answer(200, body).verify())
                .asInstanceOf(type(VerifyAnswer.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(12);
                    assertThat(refused.refusal().message()).isEqualTo("no");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 402, 404, 409, 422})
    void aRefusalMayComeWithAnyStatusBelow500(int status) {
        String body = "{\"success\":false,\"code\":\"12\",\"message\":\"no\"}";
        assertThat(answer(status, body).verify()).isInstanceOf(VerifyAnswer.Refused.class);
        assertThat(answer(status, body).token()).isInstanceOf(TokenAnswer.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"success\":false,\"message\":\"Not Found\"}",
                "404|{\"success\":false,\"message\":\"Not Found\"}",
                "200|{\"success\":false,\"code\":99999999999,\"message\":\"no\"}",
                "404|{\"success\":false,\"code\":404,\"message\":\"Not Found\"}",
                "404|{\"success\":false,\"code\":\"404\",\"message\":\"Not Found\"}",
            })
    void aRefusalWithoutACodeOfTheGuideDecidesNothingOnMoney(int status, String body) {
        assertThat(answer(status, body).verify()).isInstanceOf(VerifyAnswer.Unknown.class);
        assertThat(answer(status, body).token()).isInstanceOf(TokenAnswer.Refused.class);
    }

    @Test
    void oneThatOnlyLacksTheCodeIsRememberedIfTheCallItselfWasFine() {
        String body = "{\"success\":false,\"message\":\"cancelled\"}";
        assertThat(answer(200, body).verify())
                .extracting(VerifyAnswer::inTheEnd)
                .isInstanceOfSatisfying(
                        VerifyAnswer.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new Refusal(null, "cancelled")));
        assertThat(answer(404, body).verify().inTheEnd()).isInstanceOf(VerifyAnswer.Unknown.class);
    }

    @Test
    void noMoreDoesAnUnknownAddressThatIsBelievedInTheEnd() {
        String body = "{\"success\":false,\"code\":404,\"message\":\"Not Found\"}";
        assertThat(answer(404, body).verify().inTheEnd())
                .isInstanceOfSatisfying(
                        VerifyAnswer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(404));
        assertThat(answer(200, "{\"success\":true}").verify().inTheEnd()).isInstanceOf(VerifyAnswer.Verified.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"invoiceNumber\":\"7\"}",
                "{\"amount\":\"1000\"}",
                "{\"invoiceNumber\":\"7\",\"amount\":\"much\"}",
                "{\"invoiceNumber\":null,\"amount\":1000}",
                "null",
                "[]",
                "\"paid\"",
            })
    void aSuccessThatDoesNotSayOfWhatDecidesNothing(String data) {
        VerifyAnswer said =
                answer(200, "{\"success\":true,\"data\":" + data + "}").verify();
        assertThat(said).isInstanceOf(VerifyAnswer.Unknown.class);
        assertThat(said.inTheEnd()).as("not forgotten, if it is never said").isInstanceOf(VerifyAnswer.Verified.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|{\"success\":false,\"code\":12,\"message\":\"no\"}",
                "503|{\"success\":false,\"code\":12,\"message\":\"no\"}",
                "429|{\"success\":false,\"code\":12,\"message\":\"slow down\"}",
                "408|{\"success\":false,\"code\":12,\"message\":\"late\"}",
                "200|<html><body>maintenance</body></html>",
                "200|{\"success\":false,\"code\":1",
                "200|{\"success\":true,\"data\":{\"invoiceNumber\":\"1",
                "200|''",
                "200|[]",
                "200|null",
                "200|\"text\"",
                "200|{}",
                "200|{\"code\":12,\"message\":\"no\"}",
                "200|{\"success\":false}",
                "200|{\"success\":null,\"message\":\"no\"}",
                "200|{\"success\":true}",
                "200|{\"success\":true,\"data\":null}",
                "200|{\"success\":true,\"data\":\"x\"}",
                "500|{\"success\":true,\"data\":{\"invoiceNumber\":\"1\",\"amount\":\"1\"}}",
                "404|<html>not found</html>",
            })
    void allElseIsUnknownAndNeverARefusal(int status, String body) {
        assertThat(answer(status, body).verify()).isInstanceOf(VerifyAnswer.Unknown.class);
        assertThat(answer(status, body).token()).isInstanceOf(TokenAnswer.Unknown.class);
    }

    @Test
    void digitsOfAnyScriptAreDigits() {
        String body =
                "{\"success\":true,\"data\":{\"invoiceNumber\":\"A-۱۰۷\",\"invoiceDate\":\"۱۴۰۵-۰۹-٠٣\",\"amount\":\"۲۵۰٬۰۰۰\"}}";
        assertThat(answer(200, body).verify())
                .asInstanceOf(type(VerifyAnswer.Verified.class))
                .satisfies(verified -> {
                    assertThat(verified.invoiceNumber()).isEqualTo("A-107");
                    assertThat(verified.invoiceDate()).isEqualTo("1405-09-03");
                    assertThat(verified.amount()).isEqualTo(250_000);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "https://ipg.gardeshpay.ir/pay,https://ipg.gardeshpay.ir/pay/1405090312345612345",
        "https://ipg.gardeshpay.ir/pay/,https://ipg.gardeshpay.ir/pay/1405090312345612345"
    })
    void urlAndTokenAreJoinedAndATokenMayBeANumber(String url, String page) {
        String body = "{\"success\":true,\"data\":{\"url\":\"" + url + "\",\"token\":1405090312345612345}}";
        assertThat(answer(200, body).token())
                .asInstanceOf(type(TokenAnswer.Issued.class))
                .satisfies(issued -> assertThat(issued.redirectUrl()).hasToString(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/relative", "ftp://x/y", "not a url", "https://"})
    void aPageThatIsNoHttpAddressIsNoAnswer(String url) {
        String body = "{\"success\":true,\"data\":{\"url\":\"" + url + "\",\"token\":\"1\"}}";
        assertThat(answer(200, body).token()).isInstanceOf(TokenAnswer.Unknown.class);
    }

    @Test
    void aTokenCannotLeadOutOfThePage() {
        String body = "{\"success\":true,\"data\":{\"url\":\"https://g.ir/pay\",\"token\":\"../../a?b#c d\"}}";
        assertThat(answer(200, body).token())
                .asInstanceOf(type(TokenAnswer.Issued.class))
                .satisfies(issued ->
                        assertThat(issued.redirectUrl().getRawPath()).isEqualTo("/pay/..%2F..%2Fa%3Fb%23c%20d"));
    }

    @Test
    void anUnknownAddressIsCalledByItsName() {
        assertThat(answer(403, "<html>forbidden</html>").token())
                .asInstanceOf(type(TokenAnswer.Unknown.class))
                .satisfies(unknown -> assertThat(unknown.evidence()).contains("address of this server"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405, 406, 407, 408, 411, 413, 414, 415, 417, 421, 425, 426, 428, 429, 431})
    void aRefusalToLetUsInIsNoRefusalOfThePayment(int status) {
        String body = "{\"success\":false,\"code\":12,\"message\":\"IP not allowed\"}";
        assertThat(answer(status, body).verify()).isInstanceOf(VerifyAnswer.Unknown.class);
    }

    @Test
    void theGatewaysWordsAreMasked() {
        String body = "{\"success\":false,\"code\":12,\"message\":\"bad token the-api-token, card 6037997501234562\"}";
        assertThat(answer(200, body).token())
                .asInstanceOf(type(TokenAnswer.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.refusal().message()).isEqualTo("bad token ***, card 603799******4562");
                    assertThat(refused.evidence())
                            .doesNotContain("the-api-token")
                            .doesNotContain("750123");
                });
    }

    @Test
    void whatParsersChokeOnIsUnknown() {
        assertThat(answer(200, "[".repeat(5000)).verify()).isInstanceOf(VerifyAnswer.Unknown.class);
        for (String number : new String[] {"1e99999999999", "9".repeat(5000), "1e-99999999999"}) {
            String body = "{\"success\":true,\"data\":{\"invoiceNumber\":\"1\",\"amount\":" + number + "}}";
            VerifyAnswer answer = answer(200, body).verify();
            assertThat(answer instanceof VerifyAnswer.Verified verified ? verified.amount() : null)
                    .isNull();
        }
    }

    @Test
    void aByteOrderMarkBeforeTheAnswerIsPassedOver() {
        assertThat(answer(200, "\uFEFF" + PAID).verify()).isInstanceOf(VerifyAnswer.Verified.class);
    }

    @Test
    void anAnswerDoesNotPrintWhatItHolds() {
        assertThat(answer(200, PAID)).hasToString("HTTP 200, " + PAID.length() + " characters");
        assertThat(Members.of(PAID)).get().hasToString("3 members");
    }

    @ParameterizedTest
    @ValueSource(ints = {480, 485, 490, 495, 499, 1000})
    void aCardNumberIsMaskedBeforeALongMessageIsCut(int before) {
        String message = "a ".repeat(before / 2) + "6037991234567893 and so on";
        assertThat(answer(200, "{\"success\":false,\"code\":12,\"message\":\"" + message + "\"}")
                        .verify())
                .asInstanceOf(type(VerifyAnswer.Refused.class))
                .satisfies(refused -> assertThat(refused.refusal().message())
                        .hasSizeLessThanOrEqualTo(500)
                        .doesNotContain("6037991"));
    }

    @Test
    void aLongMessageIsNotCutWithinACharacter() {
        assertThat(answer(200, "{\"success\":false,\"code\":12,\"message\":\"" + "a" + "🙂".repeat(300) + "\"}")
                        .verify())
                .asInstanceOf(type(VerifyAnswer.Refused.class))
                .satisfies(refused -> assertThat(refused.refusal().message())
                        .hasSizeLessThanOrEqualTo(500)
                        .endsWith("🙂…"));
    }
}
