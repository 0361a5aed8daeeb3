package ir.gardeshpay.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A shop's server and its buyer's browser, as plain HTTP. Follows no redirect. */
final class Shop {
    static final String CALLBACK = "http://shop.example/pay/back";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Simulator gateway;

    Shop(Simulator gateway) {
        this.gateway = gateway;
    }

    /** All that getToken needs, all of it right. */
    static JsonObjectBuilder order(String invoiceNumber) {
        return Json.createObjectBuilder()
                .add("amount", 250_000)
                .add("invoiceNumber", invoiceNumber)
                .add("invoiceDate", "1405-09-03")
                .add("callback", CALLBACK)
                .add("token", "test-token");
    }

    HttpResponse<String> getToken(JsonObjectBuilder order) throws IOException, InterruptedException {
        return post(GetToken.PATH, order.build().toString());
    }

    /** Opens a payment and returns its transaction token. */
    String open(String invoiceNumber) throws IOException, InterruptedException {
        return json(getToken(order(invoiceNumber))).getJsonObject("data").getString("token");
    }

    /** Opens a payment, pays it, and returns its tracking number. */
    String paid(String invoiceNumber) throws IOException, InterruptedException {
        gateway.buyer().pay(open(invoiceNumber));
        return trackingNumber(invoiceNumber);
    }

    String trackingNumber(String invoiceNumber) {
        return String.valueOf(
                gateway.ledger().byInvoice(invoiceNumber).orElseThrow().trackingNumber());
    }

    HttpResponse<String> verify(String trackingNumber) throws IOException, InterruptedException {
        return http.send(verifyRequest(trackingNumber, PATIENCE), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> verify(String trackingNumber, Duration patience) throws IOException, InterruptedException {
        return http.send(verifyRequest(trackingNumber, patience), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> verifyLater(String trackingNumber) {
        return http.sendAsync(verifyRequest(trackingNumber, PATIENCE), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body, UTF_8)));
    }

    HttpResponse<String> page(String token, String language) throws IOException, InterruptedException {
        return send(request(PaymentPage.PATH + "/" + token).header("Accept-Language", language));
    }

    HttpResponse<String> press(String token, String button) throws IOException, InterruptedException {
        return send(request(PaymentPage.PATH + "/" + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("card=6104330000000029&action=" + button)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + path)).timeout(PATIENCE);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private HttpRequest verifyRequest(String trackingNumber, Duration patience) {
        String body =
                Json.createObjectBuilder().add("trackingNumber", trackingNumber).build() + "";
        return request(Verify.PATH)
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
