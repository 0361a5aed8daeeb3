package ir.gardeshpay.payment;

import ir.gardeshpay.JsonFactory;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.Refusal;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A payment as applications outside see it: in answers of the REST API and in webhooks, with the same members in both.
 * What has no value is left out. Neither the buyer's mobile number and e-mail address nor the payment's key are in it.
 * Stateless.
 */
public final class PaymentJson {

    private PaymentJson() {}

    /**
     * The payment as it stands, with the address to which the buyer is sent while it waits for the buyer: for whoever
     * has started it, and nobody else.
     */
    public static JsonObject withRedirectUrl(Payment payment) {
        JsonObjectBuilder json = JsonFactory.object(of(payment));
        if (payment.status() == PaymentStatus.PENDING) {
            put(json, "redirectUrl", payment.redirectUrl());
        }
        return json.build();
    }

    /** The payment as it stands. Amounts are Rial, moments ISO-8601 in UTC. */
    public static JsonObject of(Payment payment) {
        JsonObjectBuilder json = JsonFactory.object()
                .add("invoiceNumber", payment.invoiceNumber().value())
                .add("orderId", payment.orderId().value())
                .add("account", payment.account().name())
                .add("amount", payment.amount().rial())
                .add("invoiceDate", payment.invoiceDate())
                .add("status", payment.status().name())
                .add("createdAt", payment.createdAt().toString());
        put(json, "returnUrl", payment.returnUrl());
        put(json, "holdReason", payment.holdReason());
        if (payment.receipt() != null) {
            json.add("receipt", receipt(payment.receipt()));
        }
        if (payment.refusal() != null) {
            json.add("refusal", refusal(payment.refusal()));
        }
        return json.build();
    }

    /** The gateway's own words for a no. */
    public static JsonObject refusal(Refusal refusal) {
        JsonObjectBuilder json = JsonFactory.object();
        if (refusal.code() != null) {
            json.add("code", refusal.code());
        }
        return json.add("message", refusal.message()).build();
    }

    private static JsonObject receipt(Receipt receipt) {
        JsonObjectBuilder json = JsonFactory.object()
                .add("trackingNumber", receipt.trackingNumber().value());
        put(json, "referenceNumber", receipt.referenceNumber());
        put(json, "card", receipt.card());
        put(json, "cardFingerprint", receipt.cardFingerprint());
        return json.add("paidAt", receipt.paidAt().toString()).build();
    }

    private static void put(JsonObjectBuilder json, String name, @Nullable Object value) {
        if (value != null) {
            json.add(name, value.toString());
        }
    }
}
