package ir.gardeshpay.simulator;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a call and notes what is wrong with them. After an error the values are stand-ins. */
final class Form {
    private final JsonObject json;
    private final List<String> errors = new ArrayList<>();

    Form(JsonObject json) {
        this.json = json;
    }

    String required(String name) {
        return required(name, text -> true, "");
    }

    String required(String name, Predicate<String> valid, String expected) {
        if (json.get(name) instanceof JsonString text && !text.getString().isBlank()) {
            return checked(name, text.getString(), valid, expected);
        }
        errors.add(name + (isAbsent(name) ? ": is required" : ": must be a string that is not blank"));
        return "";
    }

    @Nullable
    String optional(String name, Predicate<String> valid, String expected) {
        if (isAbsent(name)) {
            return null;
        }
        if (json.get(name) instanceof JsonString text) {
            return text.getString().isEmpty() ? null : checked(name, text.getString(), valid, expected);
        }
        errors.add(name + ": must be a string");
        return null;
    }

    long positive(String name) {
        if (json.get(name) instanceof JsonNumber number && isPositiveLong(number)) {
            return number.longValue();
        }
        errors.add(name + (isAbsent(name) ? ": is required" : ": must be a whole number above 0"));
        return 0;
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    private String checked(String name, String text, Predicate<String> valid, String expected) {
        if (!valid.test(text)) {
            errors.add(name + ": must be " + expected);
        }
        return text;
    }

    private boolean isAbsent(String name) {
        JsonValue value = json.get(name);
        return value == null || value == JsonValue.NULL;
    }

    private static boolean isPositiveLong(JsonNumber number) {
        return number.isIntegral()
                && number.bigIntegerValue().signum() > 0
                && number.bigIntegerValue().bitLength() < Long.SIZE;
    }
}
