package ir.gardeshpay.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Transactions as JSON, in the ledger file and over the control API. */
final class TransactionJson {
    private TransactionJson() {}

    static JsonObject write(Transaction transaction) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("invoiceNumber", transaction.invoiceNumber())
                .add("amount", transaction.amount())
                .add("invoiceDate", transaction.invoiceDate())
                .add("callback", transaction.callback().toString())
                .add("token", transaction.token())
                .add("state", transaction.state().name())
                .add("verifications", transaction.verifications())
                .add("apiToken", transaction.apiToken());
        addIfPresent(json, "mobile", transaction.mobile());
        addIfPresent(json, "email", transaction.email());
        addIfPresent(json, "trackingNumber", transaction.trackingNumber());
        addIfPresent(json, "referenceNumber", transaction.referenceNumber());
        addIfPresent(json, "cardNumber", transaction.cardNumber());
        return json.build();
    }

    static Transaction read(JsonObject json) {
        return new Transaction(
                json.getString("invoiceNumber"),
                json.getJsonNumber("amount").longValueExact(),
                json.getString("invoiceDate"),
                ifPresent(json, "mobile"),
                ifPresent(json, "email"),
                URI.create(json.getString("callback")),
                json.getString("token"),
                ifPresent(json, "trackingNumber"),
                ifPresent(json, "referenceNumber"),
                ifPresent(json, "cardNumber"),
                TransactionState.valueOf(json.getString("state")),
                json.getInt("verifications"),
                json.getString("apiToken"));
    }

    private static void addIfPresent(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.add(name, value);
        }
    }

    private static @Nullable String ifPresent(JsonObject json, String name) {
        return json.containsKey(name) ? json.getString(name) : null;
    }
}
