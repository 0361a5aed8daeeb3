package ir.gardeshpay.gateway;

import ir.gardeshpay.Digits;
import ir.gardeshpay.JsonFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of which nothing can be taken for granted: numbers may be strings, strings numbers, and members absent,
 * null, or of another shape. Every look gives a value or null, never an error.
 */
record Members(JsonObject object) {

    private static final int LONGEST = 500;

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[,،٬\\s]");

    /** Some servers begin a text in UTF-8 with it; in JSON it has no place. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The object that this text is, if it is one, whole. */
    static Optional<Members> of(String text) {
        String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (JsonReader reader = JsonFactory.reader(json)) {
            JsonStructure structure = reader.read();
            return structure instanceof JsonObject object ? Optional.of(new Members(object)) : Optional.empty();
        } catch (RuntimeException unreadable) { // parsers throw more than JsonException: for depth, or for long numbers
            return Optional.empty();
        }
    }

    @Nullable
    Members object(String name) {
        return object.get(name) instanceof JsonObject inner ? new Members(inner) : null;
    }

    /** The same; one without members if it is absent or of another shape. */
    Members objectOrNothing(String name) {
        Members inner = object(name);
        return inner == null ? new Members(JsonValue.EMPTY_JSON_OBJECT) : inner;
    }

    /** A string, or a number in plain digits; null if absent, empty or of another shape. */
    @Nullable
    String text(String name) {
        JsonValue value = object.get(name);
        String text = null;
        if (value instanceof JsonString string) {
            text = UNFIT.matcher(string.getString()).replaceAll(" ").strip();
        } else if (value instanceof JsonNumber number && number.toString().length() < LONGEST) {
            text = plain(number.toString());
        }
        return text == null || text.isEmpty() ? null : text;
    }

    /** The same with digits of any script as 0 to 9. */
    @Nullable
    String digits(String name) {
        String text = text(name);
        return text == null ? null : Digits.latin(text);
    }

    /** 2.5e2 as 250; null if it would not end. */
    private static @Nullable String plain(String number) {
        try {
            BigDecimal value = new BigDecimal(number);
            return Math.abs(value.scale()) < LONGEST
                    ? value.stripTrailingZeros().toPlainString()
                    : null;
        } catch (NumberFormatException outOfRange) {
            return null;
        }
    }

    /** A whole number, also as text, in digits of any script, with thousands separators or a zero fraction. */
    @Nullable
    Long whole(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(BETWEEN_DIGITS.matcher(text).replaceAll("")).longValueExact();
        } catch (NumberFormatException | ArithmeticException unreadable) {
            return null;
        }
    }

    /** True or false, also as text or as 1 and 0. */
    @Nullable
    Boolean flag(String name) {
        JsonValue value = object.getOrDefault(name, JsonValue.NULL);
        return switch (value.getValueType()) {
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case STRING, NUMBER -> flagOf(text(name));
            default -> null;
        };
    }

    private static @Nullable Boolean flagOf(@Nullable String text) {
        if ("true".equalsIgnoreCase(text) || "1".equals(text)) {
            return Boolean.TRUE;
        }
        boolean no = "false".equalsIgnoreCase(text) || "0".equals(text);
        return no ? Boolean.FALSE : null;
    }

    /** Any member as text, whatever its shape and length; for people, not for decisions. */
    String shown(String name) {
        JsonValue value = object.getOrDefault(name, JsonValue.NULL);
        String text = text(name);
        String shown = text == null && value.getValueType() != JsonValue.ValueType.NULL ? value.toString() : text;
        return shown == null ? "" : shown;
    }

    /** Without the values, among which may be a full card number. */
    @Override
    public String toString() {
        return object.size() + " members";
    }
}
