package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.jspecify.annotations.Nullable;

/** One of the two calls that a shop's server makes. */
interface ApiCall {
    Call call();

    /** The field by which the call is counted. */
    String keyField();

    /** The invoice that the call is about, as far as that can be told. */
    @Nullable
    String invoiceNumber(String key);

    Answer answer(JsonObject body, String address);

    /** What the call is counted by; empty where the field is missing. */
    default String key(JsonObject body) {
        var value = body.get(keyField());
        return value instanceof JsonString text ? text.getString() : value == null ? "" : value.toString();
    }
}
