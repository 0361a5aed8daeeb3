package ir.gardeshpay.simulator.wire;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads the JSON that a call brings. */
public final class JsonBody {
    private JsonBody() {}

    /** The object in the body; empty if there is anything else, or more. Reads the body to its end. */
    public static Optional<JsonObject> read(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readAllBytes();
        try (var parser = Json.createParser(new ByteArrayInputStream(bytes))) {
            parser.next();
            JsonObject object = parser.getObject();
            return parser.hasNext() ? Optional.empty() : Optional.of(object);
        } catch (JsonException | IllegalStateException | NoSuchElementException notOneObject) {
            return Optional.empty();
        }
    }
}
