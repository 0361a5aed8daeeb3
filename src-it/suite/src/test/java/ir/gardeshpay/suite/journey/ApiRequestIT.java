package ir.gardeshpay.suite.journey;

import static ir.gardeshpay.suite.journey.Api.assertProblem;
import static ir.gardeshpay.suite.journey.Api.body;
import static ir.gardeshpay.suite.journey.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.InTurn;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests to the REST API that are wrong are told what is right, in one form, and answers have the headers they need.
 */
@Tag("everywhere")
@InTurn
class ApiRequestIT {

    private static final String PAYMENTS = "/api/v1/payments";

    private static final int SOON_MILLIS = 30_000;

    private final World world = Api.world();
    private final Api api = Api.of(world, Api.SHOP_KEY);

    @Test
    void everyMistakeOfABodyIsNamedAtOnce() {
        Answer answer = api.start("{\"amount\":\"12\",\"mobile\":7,\"account\":\"a b\",\"color\":\"red\",\"color\":1}");
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("field"))
                .containsExactlyInAnyOrder("amount", "mobile", "color", "color", "account", "orderId");
        assertProblem(api.start(body(1_000, unique(), "returnUrl", "https://evil.example")), 400, "invalid-request");
        assertThat(api.start("{\"amount\":1e3,\"orderId\":\"" + unique() + "\",\"mobile\":null}")
                        .status())
                .as("1e3 is a whole number, and null is absent")
                .isEqualTo(201);
    }

    @Test
    void whatIsNoJsonObjectIs400() {
        for (String wrong : List.of("", "{", "[]", "1", "{}{}", "{\"amount\":1,}", "\uFEFF{}", "[".repeat(20_000))) {
            assertProblem(api.start(wrong), 400, "invalid-json");
        }
    }

    @Test
    void whatTheServerAnswersByItselfIsAProblemToo() {
        assertProblem(api.get("/api"), 404, "not-found");
        assertProblem(api.get("/api/v1/nothing"), 404, "not-found");
        Answer deleted = api.send("DELETE", PAYMENTS, BodyPublishers.noBody(), Map.of());
        assertProblem(deleted, 405, "method-not-allowed");
        assertThat(allowed(deleted)).contains("GET", "POST");
        assertProblem(
                api.send("GET", PAYMENTS + "?orderId=a", BodyPublishers.noBody(), Map.of("Accept", "text/html")),
                406,
                "not-acceptable");
        String body = body(1_000, unique());
        for (Map<String, String> type : List.of(
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Map.of("Content-Type", "text/plain"),
                Map.<String, String>of())) {
            assertProblem(
                    api.send("POST", PAYMENTS, BodyPublishers.ofString(body), type), 415, "unsupported-media-type");
        }
        String large = "{\"orderId\":\"" + "x".repeat(200_000) + "\"}";
        assertProblem(api.start(large), 413, "too-large");
        assertProblem(
                api.send("POST", PAYMENTS, Api.inChunks(large), Map.of("Content-Type", Api.JSON)), 413, "too-large");
    }

    @Test
    void aBodyThatIsSaidToBeTooLargeIsRefusedBeforeItComes() throws IOException {
        try (Socket program =
                new Socket(InetAddress.getLoopbackAddress(), api.module().getPort())) {
            program.setSoTimeout(SOON_MILLIS);
            String head = "POST " + api.module().getPath() + PAYMENTS
                    + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Api.SHOP_KEY
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n";
            program.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            Scanner answer = new Scanner(program.getInputStream(), StandardCharsets.US_ASCII);
            assertThat(answer.nextLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void noHeaderSaysWhereTheBuyerComesBackOrLooks() throws IOException {
        String invoice = unique();
        String start = body(1_000, unique(), "invoiceNumber", invoice);
        try (Socket program =
                new Socket(InetAddress.getLoopbackAddress(), api.module().getPort())) {
            program.setSoTimeout(SOON_MILLIS);
            String request = "POST " + api.module().getPath() + PAYMENTS
                    + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https"
                    + "\r\nForwarded: host=evil.example;proto=https\r\nConnection: close\r\nAuthorization: Bearer "
                    + Api.SHOP_KEY + "\r\nContent-Type: application/json\r\nContent-Length: " + start.length()
                    + "\r\n\r\n" + start;
            program.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201")
                    .contains(invoice)
                    .doesNotContain("evil.example");
        }
        assertThat(world.gateway()
                        .ledger()
                        .byInvoice(invoice)
                        .orElseThrow()
                        .callback()
                        .toString())
                .startsWith(api.module() + "/callback/");
    }

    /**
     * More bytes than an int can say, a type that is none, a charset that is none: servers fail at them in ways of
     * their own.
     */
    @ParameterizedTest
    @CsvSource({
        "Content-Type: text/plain,3000000000,413",
        "Content-Type: nonsense,0,415",
        "Content-Type: application/x-www-form-urlencoded; charset=x,0,415"
    })
    void aReturnWithHeadersThatCannotBeReadIsTheSendersMistake(String type, String length, String status)
            throws IOException {
        try (Socket buyer =
                new Socket(InetAddress.getLoopbackAddress(), api.module().getPort())) {
            buyer.setSoTimeout(SOON_MILLIS);
            String head = "POST " + api.module().getPath() + "/callback/0123456789abcdefghijkl"
                    + " HTTP/1.1\r\nHost: localhost\r\n" + type + "\r\nContent-Length: " + length + "\r\n\r\n";
            buyer.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            Scanner answer = new Scanner(buyer.getInputStream(), StandardCharsets.US_ASCII);
            assertThat(answer.nextLine()).matches("HTTP/1.1 (400|" + status + ").*");
        }
    }

    private static List<String> allowed(Answer answer) {
        return answer.headers().allValues("Allow").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
    }

    @Test
    void headAndOptionsAreAnsweredWithoutABody() {
        String invoice = api.start(body(1_000, unique())).json().getString("invoiceNumber");
        Answer head = api.send("HEAD", PAYMENTS + "/" + invoice, BodyPublishers.noBody(), Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        head = api.send("HEAD", PAYMENTS + "/" + invoice + "/timeline", BodyPublishers.noBody(), Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        Answer options = api.send("OPTIONS", PAYMENTS, BodyPublishers.noBody(), Map.of());
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.body()).isEmpty();
        assertThat(allowed(options)).contains("GET", "POST");
    }

    @Test
    void nothingIsKeptOrGuessedOnTheWay() {
        Answer answer = api.get(PAYMENTS + "?orderId=a");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options").orElse(""))
                .isEqualTo("nosniff");
    }

    @Test
    void theDocumentIsForEverybodyAndNamesThisServer() {
        Answer document = Api.of(world, "").get("/api/v1/openapi.yaml");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(document.body())
                .startsWith("openapi: 3.1")
                .contains(api.module().toString());
    }
}
