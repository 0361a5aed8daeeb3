package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusalTest {
    private static final Simulator GATEWAY = Simulator.start(0);

    private final Shop shop = new Shop(GATEWAY);

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @Test
    void unknownApiTokenIsRefused() throws Exception {
        assertRefused(shop.getToken(Shop.order("1").add("token", "of nobody")), RefusalCode.UNKNOWN_API_TOKEN);
    }

    @Test
    void usedInvoiceNumberIsRefused() throws Exception {
        shop.open("used");

        assertRefused(shop.getToken(Shop.order("used")), RefusalCode.USED_INVOICE_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{} {}", "amount=1", "\"text\"", "null"})
    void bodyThatIsNotOneObjectIsRefused(String body) throws Exception {
        assertRefused(shop.post(GetToken.PATH, body), RefusalCode.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "invoiceNumber", "invoiceDate", "callback", "token"})
    void missingFieldIsNamed(String field) throws Exception {
        var answer = shop.getToken(Shop.order("1").remove(field));

        assertRefused(answer, RefusalCode.INVALID_FIELD);
        assertThat(errors(answer)).containsExactly(field + ": is required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount|0",
                "amount|-1",
                "amount|1.5",
                "amount|9223372036854775808",
                "amount|\"250000\"",
                "invoiceNumber|17",
                "invoiceNumber|\" \"",
                "invoiceDate|\"1405/09/03\"",
                "invoiceDate|\"1405-13-01\"",
                "invoiceDate|\"2026-02-30\"",
                "invoiceDate|\"26-02-03\"",
                "mobile|\"12345\"",
                "mobile|9121234567",
                "email|\"nobody\"",
                "callback|\"/pay/back\"",
                "callback|\"ftp://shop.example/\"",
                "callback|\"https://shop.example/a b\"",
                "token|5"
            })
    void malformedFieldIsNamed(String field, String value) throws Exception {
        var answer = shop.getToken(Shop.order("1").add(field, read(value)));

        assertRefused(answer, RefusalCode.INVALID_FIELD);
        assertThat(errors(answer)).singleElement().asString().startsWith(field + ": must be ");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() throws Exception {
        var answer = shop.post(GetToken.PATH, "{}");

        assertThat(errors(answer)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null"})
    void optionalFieldMayBeEmpty(String value) throws Exception {
        var answer = shop.getToken(
                Shop.order("optional " + value).add("mobile", read(value)).add("email", read(value)));

        assertThat(Shop.json(answer).getBoolean("success")).isTrue();
    }

    @Test
    void bothCalendarsAreUnderstood() throws Exception {
        assertThat(Shop.json(shop.getToken(Shop.order("leap").add("invoiceDate", "1403-12-30")))
                        .getBoolean("success"))
                .isTrue();
        assertThat(Shop.json(shop.getToken(Shop.order("gregorian").add("invoiceDate", "2028-02-29")))
                        .getBoolean("success"))
                .isTrue();
    }

    @Test
    void unknownTrackingNumberIsRefused() throws Exception {
        assertRefused(shop.verify("4711"), RefusalCode.UNKNOWN_TRACKING_NUMBER);
    }

    @Test
    void verifyWithoutATrackingNumberIsRefused() throws Exception {
        assertThat(errors(shop.post(Verify.PATH, "{}"))).containsExactly("trackingNumber: is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {GetToken.PATH, Verify.PATH})
    void otherMethodsAreRefusedWith405(String path) throws Exception {
        var answer = shop.send(shop.request(path).GET());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertThat(Shop.json(answer).getInt("code")).isEqualTo(RefusalCode.WRONG_METHOD.code());
    }

    @Test
    void refusalsCanComeWith4xx() throws Exception {
        var options = Options.defaults().withRefuseWithClientErrors(true).withTokens(Set.of("a", "b"));
        try (Simulator strict = Simulator.start(options)) {
            Shop client = new Shop(strict);

            assertThat(client.verify("4711").statusCode()).isEqualTo(404);
            assertThat(client.getToken(Shop.order("1")).statusCode()).isEqualTo(401);
            assertThat(client.getToken(Shop.order("1").add("token", "b")).statusCode())
                    .isEqualTo(200);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, RefusalCode code) {
        JsonObject json = Shop.json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(json.keySet()).containsExactly("success", "code", "message", "errors");
        assertThat(json.getBoolean("success")).isFalse();
        assertThat(json.getInt("code")).isEqualTo(code.code());
        assertThat(json.getString("message")).isEqualTo(code.message());
    }

    private static List<String> errors(HttpResponse<String> answer) {
        return Shop.json(answer).getJsonArray("errors").getValuesAs(JsonString::getString);
    }

    private static JsonValue read(String value) {
        try (var reader = Json.createReader(new StringReader(value))) {
            return reader.readValue();
        }
    }
}
