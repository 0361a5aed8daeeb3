package ir.gardeshpay.gateway;

import ir.gardeshpay.JsonFactory;
import ir.gardeshpay.Secret;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What getToken wants, in the guide's own words (section 1).
 *
 * @param amount in Rial
 * @param invoiceNumber unique id of the invoice
 * @param invoiceDate {@code yyyy-MM-dd}
 * @param mobile of the buyer; left out if null
 * @param email of the buyer; left out if null
 * @param callback where the browser goes after the payment
 * @param token the merchant's API token
 */
public record TokenRequest(
        long amount,
        String invoiceNumber,
        String invoiceDate,
        @Nullable String mobile,
        @Nullable String email,
        String callback,
        String token) {

    private static final Pattern KEYED = Pattern.compile(".*/callback/([^/]+)");

    /** As it is sent. Never to be shown: the API token is in it. */
    JsonObject json() {
        JsonObjectBuilder json = JsonFactory.object()
                .add("amount", amount)
                .add("invoiceNumber", invoiceNumber)
                .add("invoiceDate", invoiceDate)
                .add("callback", callback)
                .add("token", token);
        if (mobile != null) {
            json.add("mobile", mobile);
        }
        if (email != null) {
            json.add("email", email);
        }
        return json.build();
    }

    /** What an answer may echo and nobody must keep: the callback's key, and the buyer's data. */
    List<Secret> secrets() {
        Matcher keyed = KEYED.matcher(callback);
        return Stream.of(keyed.matches() ? keyed.group(1) : null, mobile, email)
                .filter(Objects::nonNull)
                .map(Secret::new)
                .toList();
    }

    /** Without the API token, the callback's key and the buyer's data. */
    @Override
    public String toString() {
        return "getToken amount=" + amount + " invoiceNumber=" + invoiceNumber + " invoiceDate=" + invoiceDate;
    }
}
