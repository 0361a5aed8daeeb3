package ir.gardeshpay.simulator.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * An HTTP answer before it is sent. Immutable: what changes it makes a new one.
 *
 * @param status the HTTP status
 * @param contentType the media type, empty for none
 * @param body the text of the body, sent as UTF-8
 * @param headers the other headers
 */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
    /** The media type of every answer of the API. */
    public static final String JSON = "application/json;charset=UTF-8";

    private static final String HTML = "text/html;charset=UTF-8";

    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** An answer in JSON. */
    public static Answer json(int status, JsonValue body) {
        return new Answer(status, JSON, body.toString(), Map.of());
    }

    /** An answer in HTML. */
    public static Answer html(int status, String body) {
        return new Answer(status, HTML, body, Map.of());
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, "", "", Map.of());
    }

    /** Sends the browser elsewhere with a GET (303). */
    public static Answer seeOther(String location) {
        return empty(303).withHeader("Location", location);
    }

    /** The same answer with one more header. */
    public Answer withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, more);
    }

    /** The same answer under another media type, or what is taken for one. */
    public Answer withContentType(String other) {
        return new Answer(status, other, body, headers);
    }

    /** The same answer with its JSON changed; an answer that is not JSON stays as it is. */
    public Answer mapJson(UnaryOperator<JsonObject> change) {
        if (!contentType.equals(JSON)) {
            return this;
        }
        try (var reader = Json.createReader(new StringReader(body))) {
            return new Answer(status, JSON, change.apply(reader.readObject()).toString(), headers);
        }
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
