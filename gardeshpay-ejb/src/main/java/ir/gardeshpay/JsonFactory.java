package ir.gardeshpay;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;

/**
 * Makes and reads JSON with the server's provider, which is looked for once. {@code jakarta.json.Json} looks for it
 * again for each object, in every jar that the application can see: on Payara that was a sixth of a payment's CPU.
 * Thread-safe.
 */
public final class JsonFactory {

    private static final JsonBuilderFactory BUILDERS = JsonProvider.provider().createBuilderFactory(Map.of());

    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());

    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());

    private JsonFactory() {}

    /** A new object. */
    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /** A new object that begins as a copy. */
    public static JsonObjectBuilder object(JsonObject copied) {
        return BUILDERS.createObjectBuilder(copied);
    }

    /** A new array. */
    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /** Reads a text piece by piece. */
    public static JsonParser parser(String text) {
        return PARSERS.createParser(new StringReader(text));
    }

    /** Reads a text. */
    public static JsonReader reader(String text) {
        return READERS.createReader(new StringReader(text));
    }
}
