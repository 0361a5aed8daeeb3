package ir.gardeshpay.webhook;

import ir.gardeshpay.JsonFactory;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/** What a message tells of; the same happenings as those of {@link ir.gardeshpay.PaymentEvent}. */
public enum WebhookType {
    /** The money moved. */
    PAID,
    /** Declined or cancelled. */
    FAILED,
    /** Nobody came back in time. */
    EXPIRED,
    /** A person must look. */
    HELD,
    /** A second payment of one order was paid. */
    DUPLICATED;

    /** Whether it says that the payment is not paid, so that a later success makes it void. */
    boolean isFailure() {
        return this == FAILED || this == EXPIRED || this == HELD;
    }

    /** As receivers see it, such as {@code payment.paid}. */
    String word() {
        return "payment." + name().toLowerCase(Locale.ROOT);
    }

    /** The text of a message: what happened, when, and the payment as it stood then. */
    String message(Instant when, JsonObject payment) {
        return JsonFactory.object()
                .add("type", word())
                .add("timestamp", when.toString())
                .add("data", payment)
                .build()
                .toString();
    }
}
