package ir.gardeshpay.web.api;

import ir.gardeshpay.JsonFactory;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a start, strictly: one JSON object in UTF-8, whose members are known, occur once, and have the
 * right type; {@code null} is as if it were not there. What is not right is collected, so that all of it is told at
 * once. Use once.
 */
final class StartReader {

    private static final String AMOUNT = "amount";
    private static final Set<String> TEXTS =
            Set.of("orderId", "invoiceNumber", "invoiceDate", "mobile", "email", "returnUrl", "account");

    /** The digits of a number that may still be an amount: nobody shall make the server compute with more. */
    private static final int LONGEST_NUMBER = 100;

    private static final int DEEPEST = 50;

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable Long amount;

    /**
     * Reads all of it.
     *
     * @throws ProblemException if it is no JSON object at all
     */
    StartBody read(byte[] body) {
        try (JsonParser json = JsonFactory.parser(decoded(body))) {
            if (!json.hasNext() || json.next() != Event.START_OBJECT) {
                throw notJson("it is no object");
            }
            while (json.next() == Event.KEY_NAME) {
                member(json.getString(), json);
            }
            if (json.hasNext()) {
                json.next();
                throw notJson("there is more behind the object");
            }
        } catch (JsonParsingException wrong) {
            throw notJson("line " + wrong.getLocation().getLineNumber() + ", column "
                    + wrong.getLocation().getColumnNumber() + " cannot be read");
        } catch (JsonException | IllegalStateException wrong) {
            throw notJson("it cannot be read to its end");
        }
        return new StartBody(
                amount,
                texts.get("orderId"),
                texts.get("invoiceNumber"),
                texts.get("invoiceDate"),
                texts.get("mobile"),
                texts.get("email"),
                texts.get("returnUrl"),
                texts.get("account"));
    }

    /** What is wrong with members, in the order of the body. */
    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    private void member(String name, JsonParser json) {
        Event value = json.next();
        String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        if (!seen.add(name)) {
            errors.add(new FieldError(shown, "it occurs twice. Nobody knows which one is meant: give one."));
        } else if (!name.equals(AMOUNT) && !TEXTS.contains(name)) {
            errors.add(new FieldError(shown, "there is no such member. Right are amount, " + known() + "."));
        } else if (value != Event.VALUE_NULL) {
            keep(name, value, json);
        }
        if (value == Event.START_OBJECT || value == Event.START_ARRAY) {
            skip(json);
        }
    }

    /** Event by event: what the parser has for it never comes to an end where the body comes to its own before. */
    private static void skip(JsonParser json) {
        int depth = 1;
        while (depth > 0) {
            if (depth > DEEPEST) {
                throw notJson("objects and arrays are nested more than " + DEEPEST + " deep");
            }
            switch (json.next()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                default -> {}
            }
        }
    }

    private void keep(String name, Event value, JsonParser json) {
        if (name.equals(AMOUNT)) {
            amount = value == Event.VALUE_NUMBER ? integral(json.getString()) : null;
            if (amount == null) {
                errors.add(new FieldError(
                        AMOUNT, "it is no whole number of 64 bits, without quotes. A right value is 250000, in Rial."));
            }
        } else if (value != Event.VALUE_STRING) {
            errors.add(new FieldError(name, "it is no string. A right value has quotes around it."));
        } else if (isWhole(json.getString())) {
            texts.put(name, json.getString());
        } else {
            errors.add(new FieldError(name, "it has half of a character in it (an unpaired surrogate)."));
        }
    }

    /** No database stores one surrogate without the other. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE);
    }

    /** As JSON has no integers: 250000, 250000.0 and 25e4 are the same number. */
    private static @Nullable Long integral(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.compareTo(LEAST) < 0 || number.compareTo(MOST) > 0 ? null : number.longValueExact();
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return null;
        }
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw notJson("it is not UTF-8");
        }
    }

    private static String known() {
        return String.join(", ", TEXTS.stream().sorted().toList());
    }

    private static ProblemException notJson(String reason) {
        return new ProblemException(Problem.of(
                ProblemType.INVALID_JSON,
                "The body is no JSON object: " + reason
                        + ". A right body is {\"amount\": 250000, \"orderId\": \"A-17\"}. Nothing was done."));
    }
}
