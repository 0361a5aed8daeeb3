package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The REST API, as a program calls it.
 *
 * @param module the address of the module
 * @param key what the program shows; empty: nothing
 */
record Api(URI module, String key) {

    /** Keys stand in for secrets: they must turn up in no log, page or table. */
    static final String SHOP_KEY = "shop-key-that-must-never-be-seen-51ab2c";

    static final String NEW_SHOP_KEY = "new-shop-key-that-must-never-be-seen-9d";
    static final String BOOKS_KEY = "books-key-that-must-never-be-seen-77e0f";

    /** The API token of the account {@code books}. */
    static final String BOOKS_TOKEN = "books-token-that-must-never-be-seen-4f1a";

    static final String JSON = "application/json";

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** A world with a key {@code shop}, which is being changed, and a key {@code books}, limited to its account. */
    static World.Plan plan() {
        return World.planned()
                .gateway(ir.gardeshpay.simulator.Options.defaults()
                        .withTokens(java.util.Set.of(World.API_TOKEN, BOOKS_TOKEN)))
                .property("gardeshpay.api.keys", "shop:" + SHOP_KEY + ",shop:" + NEW_SHOP_KEY + ",books:" + BOOKS_KEY)
                .property("gardeshpay.api.accounts", "books:books")
                .property("gardeshpay.accounts.books.token", BOOKS_TOKEN);
    }

    /** The world of this plan, shared by the tests that break nothing in it; each works with payments of its own. */
    static World world() {
        return World.shared("api", Api::plan);
    }

    static Api of(World world, String key) {
        return new Api(URI.create(world.front() + Packaging.ofTheRun().modulePath()), key);
    }

    URI at(String path) {
        return URI.create(module + path);
    }

    /** An order id or the end of an invoice number that no other test has. */
    static String unique() {
        return UUID.randomUUID().toString();
    }

    /** The body of a start: an amount, an order, and more members with their values. */
    static String body(long amount, String orderId, String... more) {
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("amount", amount).add("orderId", orderId);
        for (int i = 0; i < more.length; i += 2) {
            body.add(more[i], more[i + 1]);
        }
        return body.build().toString();
    }

    Answer start(String body) {
        return send("POST", "/api/v1/payments", BodyPublishers.ofString(body), Map.of("Content-Type", JSON));
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    /** The invoice numbers of an order's payments, as far as this key sees them. */
    List<String> invoicesOf(String order) {
        Answer list = get("/api/v1/payments?orderId=" + Browserless.encoded(order));
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return list.json().getJsonArray("payments").getValuesAs(JsonObject.class).stream()
                .map(payment -> payment.getString("invoiceNumber"))
                .toList();
    }

    /** The answer is a problem of this kind, and tells nothing of the inside. */
    static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.json().getInt("status")).isEqualTo(status);
        assertThat(answer.json().getString("type")).isEqualTo("urn:gardeshpay:problem:" + type);
        assertThat(answer.json().getString("detail")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "at ir.gardeshpay");
    }

    /** A request of any kind; headers may take the place of the usual ones. */
    Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(path)).method(method, body).timeout(PATIENCE);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        headers.forEach(request::setHeader);
        try {
            return Answer.of(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Without saying beforehand how long the body is. */
    static BodyPublisher inChunks(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }
}
