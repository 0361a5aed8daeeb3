package ir.gardeshpay.suite.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A buyer's browser without the browser: sends what it would send, keeps no cookie, and follows nothing by itself. */
final class Browserless {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Browserless() {}

    static Answer get(URI address, String language) {
        return send(HttpRequest.newBuilder(address).header("Accept-Language", language));
    }

    static Answer get(URI address) {
        return get(address, "en");
    }

    static Answer post(URI address, Map<String, String> form) {
        return post(address, HttpRequest.BodyPublishers.ofString(body(form)));
    }

    /** Without saying beforehand how long the form is. */
    static Answer postInChunks(URI address, Map<String, String> form) {
        byte[] body = body(form).getBytes(StandardCharsets.UTF_8);
        return post(address, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    /** With all in the address: neither a body nor a type of it. */
    static Answer post(URI address) {
        return send(HttpRequest.newBuilder(address)
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static Answer post(URI address, HttpRequest.BodyPublisher form) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "en")
                .POST(form));
    }

    private static String body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static Answer postJson(URI address, String json) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    static Answer put(URI address, String text) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofString(text)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(
                    request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
