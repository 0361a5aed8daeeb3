package ir.gardeshpay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What proves that a payment was made: verify's own answer (section 4 of the guide), as it was stored.
 *
 * @param trackingNumber the number that verify was asked with; no other payment has it
 * @param referenceNumber the bank's number for the buyer ({@code data.refNumber}); no other payment has it. Null if
 *     verify gave none: a column that keeps it must take that
 * @param card the card that paid, masked
 * @param cardFingerprint the same for the same card of the same account, and useless without the module's key
 * @param paidAt when verify's answer was stored
 */
public record Receipt(
        TrackingNumber trackingNumber,
        @Nullable String referenceNumber,
        @Nullable MaskedCard card,
        @Nullable String cardFingerprint,
        Instant paidAt) {}
