package ir.gardeshpay.client;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the service answers it; also the {@code data} of its webhooks. Members that this version does not know
 * are left out.
 *
 * @param invoiceNumber its number at the gateway
 * @param orderId the application's reference
 * @param account the merchant account
 * @param amount in Rial
 * @param invoiceDate as sent to the gateway
 * @param status {@code CREATED}, {@code PENDING}, {@code VERIFYING}, {@code PAID}, {@code FAILED}, {@code HELD},
 *     {@code REJECTED}, {@code EXPIRED}, or one that a later service adds
 * @param createdAt ISO-8601, UTC
 * @param redirectUrl where to send the buyer; only while {@code PENDING}
 * @param returnUrl where the buyer goes at the end
 * @param receipt once {@code PAID}
 * @param refusal the gateway's words, while {@code FAILED} or {@code REJECTED}
 * @param holdReason what a person must look at, once {@code HELD}; also while another return of it is verified
 */
public record PaymentState(
        String invoiceNumber,
        String orderId,
        String account,
        long amount,
        String invoiceDate,
        String status,
        String createdAt,
        @Nullable URI redirectUrl,
        @Nullable URI returnUrl,
        @Nullable Receipt receipt,
        @Nullable Refusal refusal,
        @Nullable String holdReason) {

    /**
     * What proves that the payment was made.
     *
     * @param trackingNumber that verify was asked with
     * @param referenceNumber the bank's number for the buyer
     * @param card the card that paid, masked
     * @param cardFingerprint the same for the same card of the same account
     * @param paidAt ISO-8601, UTC
     */
    public record Receipt(
            String trackingNumber,
            @Nullable String referenceNumber,
            @Nullable String card,
            @Nullable String cardFingerprint,
            String paidAt) {}

    /**
     * The gateway's own words for a no.
     *
     * @param code the gateway's error code, if it gave one
     * @param message mostly Persian
     */
    public record Refusal(@Nullable Integer code, String message) {}

    /** Whether the money moved. Nothing else ships an order, and this only if {@link #amount} is its price. */
    public boolean paid() {
        return "PAID".equals(status);
    }

    /**
     * Where to send the buyer to pay. Empty unless this payment waits for a buyer. Money may have moved for one that is
     * {@code PAID}, {@code VERIFYING} or {@code HELD}: nothing is to be started then. One that is {@code FAILED},
     * {@code EXPIRED} or {@code REJECTED} is not started again: the next try has another invoice number. A late return
     * may still make the earlier one {@code PAID}.
     */
    public Optional<URI> payAt() {
        return Optional.ofNullable(redirectUrl);
    }

    /** Whether another payment of its order could be a second charge: this one is paid, held, or being verified. */
    public boolean moneyMayHaveMoved() {
        return paid() || "VERIFYING".equals(status) || "HELD".equals(status);
    }

    /** Without the URLs, which lead to the buyer's page at the gateway. */
    @Override
    public String toString() {
        return "payment " + invoiceNumber + " of order " + orderId + ": " + amount + " Rial, " + status;
    }
}
