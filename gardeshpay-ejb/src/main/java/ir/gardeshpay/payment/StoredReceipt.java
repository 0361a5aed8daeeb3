package ir.gardeshpay.payment;

import ir.gardeshpay.MaskedCard;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.TrackingNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The proof of a payment. Tracking and reference numbers are unique: one transaction pays for one invoice. */
@Embeddable
public class StoredReceipt {

    @Column(name = "tracking_number")
    private @Nullable String trackingNumber;

    @Column(name = "reference_number")
    private @Nullable String referenceNumber;

    @Column(name = "card")
    private @Nullable String card;

    @Column(name = "card_fingerprint")
    private @Nullable String cardFingerprint;

    @Column(name = "paid_at")
    private @Nullable Instant paidAt;

    /** For the persistence provider. */
    protected StoredReceipt() {}

    StoredReceipt(Receipt receipt) {
        this.trackingNumber = receipt.trackingNumber().value();
        this.referenceNumber = receipt.referenceNumber();
        this.card = receipt.card() == null ? null : receipt.card().value();
        this.cardFingerprint = receipt.cardFingerprint();
        this.paidAt = receipt.paidAt();
    }

    /** Whether there is none: EclipseLink makes an empty one of empty columns. */
    boolean isEmpty() {
        return trackingNumber == null;
    }

    boolean isOf(TrackingNumber number) {
        return number.value().equals(trackingNumber);
    }

    @Nullable
    String referenceNumber() {
        return referenceNumber;
    }

    Receipt toReceipt() {
        if (trackingNumber == null || paidAt == null) {
            throw new IllegalStateException("a receipt without a tracking number");
        }
        return new Receipt(
                new TrackingNumber(trackingNumber),
                referenceNumber,
                card == null ? null : new MaskedCard(card),
                cardFingerprint,
                paidAt);
    }
}
