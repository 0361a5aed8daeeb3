package ir.gardeshpay.simulator;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** What is asked of the simulator over HTTP, read strictly: a slip in a test shall not pass for a default. */
record Order(JsonObject json) {
    boolean has(String name) {
        return json.containsKey(name);
    }

    String text(String name) {
        if (json.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw missing(name, "a string");
    }

    long whole(String name) {
        return number(name).longValueExact();
    }

    int small(String name) {
        return number(name).intValueExact();
    }

    JsonNumber number(String name) {
        if (json.get(name) instanceof JsonNumber number) {
            return number;
        }
        throw missing(name, "a number");
    }

    /** False where it is absent. */
    boolean flag(String name) {
        JsonValue value = json.getOrDefault(name, JsonValue.FALSE);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw missing(name, "true or false");
    }

    private static IllegalArgumentException missing(String name, String expected) {
        return new IllegalArgumentException("Needed: " + expected + " as '" + name + "'");
    }
}
