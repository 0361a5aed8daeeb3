package ir.gardeshpay.web.page;

import jakarta.ws.rs.BadRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form that a browser has posted, the first of each name. Read here and not by JAX-RS, because for a
 * form that cannot be decoded RESTEasy throws what looks like a fault of the server. Immutable.
 */
final class Form {

    private static final Pattern BETWEEN_FIELDS = Pattern.compile("&");

    private final Map<String, String> fields = new HashMap<>();

    /**
     * Reads a form. What nobody asks for may be broken.
     *
     * @param body as it came, {@code application/x-www-form-urlencoded}
     */
    Form(String body) {
        BETWEEN_FIELDS.splitAsStream(body).forEach(this::take);
    }

    private void take(String field) {
        int equals = field.indexOf('=');
        if (equals > 0) {
            fields.putIfAbsent(field.substring(0, equals), field.substring(equals + 1));
        }
    }

    /**
     * The value of a field, or the other one if the form has none.
     *
     * @param name of letters and digits
     * @throws BadRequestException if it cannot be decoded
     */
    @Nullable
    String first(String name, @Nullable String other) {
        String value = fields.getOrDefault(name, "");
        try {
            return value.isEmpty() ? other : URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new BadRequestException(broken);
        }
    }

    /** The value of a field as it came; null if the form has none. */
    @Nullable
    String raw(String name) {
        return fields.get(name);
    }
}
