package ir.gardeshpay.suite.inside;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The simulator's control over HTTP, for tests that run in the server: the simulator runs in the JVM of the suite. */
public final class GatewayControl {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;

    /** Of the gateway at this address, which the engine is set up with. */
    public GatewayControl(String url) {
        this.base = URI.create(url.endsWith("/") ? url : url + "/");
    }

    /** What the browser would do on the payment page; the tracking number that it would bring back. */
    public String finish(URI paymentPage, String action) throws IOException, InterruptedException {
        return sent(paymentPage, "action=" + action);
    }

    /** The same of a buyer who pays with this card. */
    String pay(URI paymentPage, String cardNumber) throws IOException, InterruptedException {
        return sent(paymentPage, "action=pay&card=" + cardNumber);
    }

    private static String sent(URI paymentPage, String form) throws IOException, InterruptedException {
        HttpRequest press = HttpRequest.newBuilder(paymentPage)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = HTTP.send(press, HttpResponse.BodyHandlers.ofString());
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body()));
        return location.replaceFirst(".*[?&]trackingNumber=([^&]+).*", "$1");
    }

    /** Lets the next getToken be answered with this fault. */
    void answerNextGetTokenWith(String fault, int status) throws IOException, InterruptedException {
        String order = Json.createObjectBuilder()
                .add("call", "GET_TOKEN")
                .add("fault", fault)
                .add("status", status)
                .build()
                .toString();
        HttpRequest request = HttpRequest.newBuilder(base.resolve("simulator/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** How often getToken was called for an invoice. */
    long getTokens(String invoiceNumber) throws IOException, InterruptedException {
        return array("simulator/calls", "calls").stream()
                .map(call -> (JsonObject) call)
                .filter(call ->
                        call.toString().contains("GET_TOKEN") && call.toString().contains(invoiceNumber))
                .count();
    }

    /** What the gateway was told of an invoice. */
    JsonObject transaction(String invoiceNumber) throws IOException, InterruptedException {
        return array("simulator/ledger", "transactions").stream()
                .map(transaction -> (JsonObject) transaction)
                .filter(transaction -> transaction.getString("invoiceNumber").equals(invoiceNumber))
                .findFirst()
                .orElseThrow();
    }

    private JsonArray array(String path, String member) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonStructure json = reader.read();
            return json instanceof JsonArray array ? array : json.asJsonObject().getJsonArray(member);
        }
    }
}
