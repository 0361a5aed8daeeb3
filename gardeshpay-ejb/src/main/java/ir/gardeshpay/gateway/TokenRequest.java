package ir.gardeshpay.gateway;

import ir.gardeshpay.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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

    /** Without the API token, the callback's key and the buyer's data. */
    @Override
    public String toString() {
        return "getToken amount=" + amount + " invoiceNumber=" + invoiceNumber + " invoiceDate=" + invoiceDate;
    }
}
