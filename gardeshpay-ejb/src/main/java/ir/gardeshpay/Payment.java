package ir.gardeshpay;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it was stored at one moment. Immutable: ask again for news.
 *
 * @param invoiceNumber its number at the gateway
 * @param orderId the host's reference
 * @param account the merchant account it goes to
 * @param amount in Rial
 * @param invoiceDate the day in Tehran as sent to the gateway, {@code yyyy-MM-dd} in the configured calendar
 * @param status where it stands
 * @param createdAt when it was recorded
 * @param redirectUrl where to send the buyer; only while {@link PaymentStatus#PENDING}
 * @param resultPage the module's own page about this payment, for the buyer
 * @param returnUrl where the buyer goes at the end, with {@code invoiceNumber} added; null for the result page
 * @param receipt once {@link PaymentStatus#PAID}
 * @param refusal the gateway's words, while {@link PaymentStatus#FAILED} or {@link PaymentStatus#REJECTED}
 * @param holdReason what a person must look at, once {@link PaymentStatus#HELD}; also while another return of it is
 *     verified
 */
public record Payment(
        InvoiceNumber invoiceNumber,
        OrderId orderId,
        Account account,
        Amount amount,
        String invoiceDate,
        PaymentStatus status,
        Instant createdAt,
        @Nullable URI redirectUrl,
        URI resultPage,
        @Nullable URI returnUrl,
        @Nullable Receipt receipt,
        @Nullable Refusal refusal,
        @Nullable String holdReason) {

    /** Whether the money moved. Nothing else ships an order, and this only if the amount is its price. */
    public boolean isPaid() {
        return status == PaymentStatus.PAID;
    }

    /** Without URLs: they hold the payment's key and the gateway's token. */
    @Override
    public String toString() {
        return "payment " + invoiceNumber + " of order " + orderId + ": " + amount + ", " + status;
    }
}
