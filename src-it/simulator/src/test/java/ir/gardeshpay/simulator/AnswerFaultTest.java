package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that need nothing but an HTTP answer. */
final class AnswerFaultTest {
    private final Simulator gateway = Simulator.start(0);
    private final Shop shop = new Shop(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 500, 503})
    void statusComesWithAFailureInJson(int status) throws Exception {
        var answer = verifyWith(Fault.status(status));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Shop.json(answer).getBoolean("success")).isFalse();
        assertThat(verifications()).isZero();
    }

    @Test
    void workIsDoneFirstIfThatIsAskedFor() throws Exception {
        var answer = verifyWith(Fault.status(502).afterWork());

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(verifications()).isOne();
        assertThat(data(shop.verify(shop.trackingNumber("1"))).getBoolean("verifiedBefore"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void bodyCanBeEmpty(int status) throws Exception {
        var answer = verifyWith(Fault.empty(status));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 502})
    void bodyCanBeHtml(int status) throws Exception {
        var answer = verifyWith(Fault.html(status));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void answerCanBeLate() throws Exception {
        Duration late = Duration.ofMillis(300);
        Instant asked = Instant.now();

        var answer = verifyWith(Fault.delay(late));

        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(late);
        assertThat(Shop.json(answer).getBoolean("success")).isTrue();
    }

    @Test
    void refusalCanHaveAnyCodeAndMessage() throws Exception {
        JsonObject json = Shop.json(verifyWith(Fault.refuse(-7, "try again")));

        assertThat(json.getBoolean("success")).isFalse();
        assertThat(json.getInt("code")).isEqualTo(-7);
        assertThat(json.getString("message")).isEqualTo("try again");
        assertThat(json.getJsonArray("errors")).isEmpty();
    }

    @Test
    void numbersCanBeStrings() throws Exception {
        JsonObject json = Shop.json(verifyWith(Fault.numbersAsStrings()));

        assertThat(json.getString("success")).isEqualTo("true");
        assertThat(json.getJsonObject("data").getString("verifiedBefore")).isEqualTo("false");
        gateway.faults().next(Call.VERIFY, Fault.numbersAsStrings());
        assertThat(Shop.json(shop.verify("4711")).getString("code")).isEqualTo("2001");
    }

    @Test
    void stringsOfDigitsCanBeNumbers() throws Exception {
        gateway.faults().next(Call.GET_TOKEN, Fault.stringsAsNumbers());

        JsonObject token = data(shop.getToken(Shop.order("1")));

        assertThat(token.getJsonNumber("token").bigIntegerValue())
                .hasToString(gateway.ledger().byInvoice("1").orElseThrow().token());
        JsonObject verified = data(verifyWith("2", Fault.stringsAsNumbers()));
        assertThat(verified.getInt("amount")).isEqualTo(250_000);
        assertThat(verified.getString("invoiceDate")).isEqualTo("1405-09-03");
    }

    @Test
    void errorsCanBeObjects() throws Exception {
        assertThat(refusalWith(Fault.errorsAsObjects()).getJsonArray("errors").getJsonObject(0))
                .containsOnlyKeys("field", "message");
    }

    @Test
    void errorsCanBeStrings() throws Exception {
        assertThat(refusalWith(Fault.errorsAsStrings()).getJsonArray("errors").getString(0))
                .isEqualTo("trackingNumber: is required");
    }

    @Test
    void errorsCanBeAbsentOrNull() throws Exception {
        assertThat(refusalWith(Fault.errorsAbsent())).doesNotContainKey("errors");
        assertThat(refusalWith(Fault.errorsNull())).containsEntry("errors", JsonValue.NULL);
    }

    @Test
    void invoiceDateCanBeEpoch() throws Exception {
        long midnight = LocalDate.of(2026, 11, 24)
                .atStartOfDay(ZoneId.of("Asia/Tehran"))
                .toInstant()
                .toEpochMilli();

        JsonObject data = data(verifyWith(Fault.invoiceDateAsEpoch()));

        assertThat(data.getJsonNumber("invoiceDate").longValue()).isEqualTo(midnight);
    }

    @Test
    void aSuccessCanComeWithoutTheCard() throws Exception {
        assertThat(data(verifyWith(Fault.cardAbsent())))
                .doesNotContainKey("cardNumber")
                .containsKey("refNumber");
    }

    @Test
    void aSuccessCanLackAnyMemberOfItsData() throws Exception {
        assertThat(data(verifyWith(Fault.dataWithout("amount"))))
                .doesNotContainKey("amount")
                .containsKey("invoiceNumber");
    }

    @Test
    void membersCanBeTooManyOrTooFew() throws Exception {
        assertThat(Shop.json(verifyWith("1", Fault.extraMembers())))
                .containsKeys("traceId", "links", "success", "data");
        assertThat(Shop.json(verifyWith("2", Fault.withoutSuccess()))).containsOnlyKeys("data", "message");
    }

    @Test
    void verifyCanAnswerForSomethingElse() throws Exception {
        assertThat(data(verifyWith("1", Fault.otherInvoice("99"))).getString("invoiceNumber"))
                .isEqualTo("99");
        assertThat(data(verifyWith("2", Fault.otherAmount(1))).getString("amount"))
                .isEqualTo("1");
        assertThat(data(verifyWith("3", Fault.otherReference("777"))).getString("refNumber"))
                .isEqualTo("777");
    }

    private HttpResponse<String> verifyWith(Fault fault) throws Exception {
        return verifyWith("1", fault);
    }

    private HttpResponse<String> verifyWith(String invoice, Fault fault) throws Exception {
        String trackingNumber = shop.paid(invoice);
        gateway.faults().next(Call.VERIFY, fault);
        return shop.verify(trackingNumber);
    }

    private JsonObject refusalWith(Fault fault) throws Exception {
        gateway.faults().next(Call.VERIFY, fault);
        return Shop.json(shop.post(Verify.PATH, "{}"));
    }

    private static JsonObject data(HttpResponse<String> answer) {
        return Shop.json(answer).getJsonObject("data");
    }

    private int verifications() {
        return gateway.ledger().byInvoice("1").orElseThrow().verifications();
    }
}
