package ir.gardeshpay.suite.journey;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;

/** What a server answered. */
record Answer(int status, String body, java.net.http.HttpHeaders headers) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body(), response.headers());
    }

    URI location() {
        return URI.create(headers.firstValue("Location")
                .orElseThrow(() -> new AssertionError("no Location in the answer " + status + ": " + body)));
    }

    jakarta.json.JsonObject json() {
        try (var reader = jakarta.json.Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
