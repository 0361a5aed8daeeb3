package ir.gardeshpay.bench.floor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The two calls of the gateway's guide. One client for all, so that connections are kept. Thread-safe. */
@ApplicationScoped
public class GatewayClient {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final JsonBuilderFactory objects = JsonProvider.provider().createBuilderFactory(Map.of());
    private final JsonReaderFactory readers = JsonProvider.provider().createReaderFactory(Map.of());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    @Inject
    @ConfigProperty(name = "floor.gateway")
    private String gateway;

    /**
     * Section 1 of the guide.
     *
     * @param amount in Rial
     * @return {@code data} of the answer
     */
    JsonObject getToken(long amount, String invoice, String callback) throws IOException, InterruptedException {
        return data(
                "getToken",
                objects.createObjectBuilder()
                        .add("amount", amount)
                        .add("invoiceNumber", invoice)
                        .add("invoiceDate", LocalDate.now(TEHRAN).toString())
                        .add("callback", callback)
                        .add("token", "bench")
                        .build());
    }

    /**
     * Section 4 of the guide.
     *
     * @return {@code data} of the answer
     */
    JsonObject verify(String tracking) throws IOException, InterruptedException {
        return data(
                "verify",
                objects.createObjectBuilder().add("trackingNumber", tracking).build());
    }

    private JsonObject data(String call, JsonObject request) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(gateway + "/v1/provider/payment/" + call))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString()))
                .build();
        String answer = http.send(post, BodyHandlers.ofString()).body();
        try (JsonReader reader = readers.createReader(new StringReader(answer))) {
            JsonObject read = reader.readObject();
            if (!read.getBoolean("success")) {
                throw new IOException(call + " was refused: " + answer);
            }
            return read.getJsonObject("data");
        }
    }
}
