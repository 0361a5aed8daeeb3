package ir.gardeshpay.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money that verify told of and that no payment of ours stands for: a person must look whose it is. */
@Entity
@Table(name = "gardeshpay_orphan")
public class StoredOrphan {

    @Id
    @Column(name = "tracking_number")
    private String trackingNumber;

    /** The payment whose return brought the number. */
    @Column(name = "payment_id", nullable = false)
    private long paymentId;

    @Column(name = "found_at", nullable = false)
    private Instant foundAt;

    @Column(name = "invoice_number")
    private @Nullable String invoiceNumber;

    @Column(name = "amount")
    private @Nullable Long amount;

    @Column(nullable = false)
    private String evidence;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredOrphan() {}

    StoredOrphan(
            String trackingNumber,
            long paymentId,
            Instant foundAt,
            @Nullable String invoiceNumber,
            @Nullable Long amount,
            String evidence) {
        this.trackingNumber = trackingNumber;
        this.paymentId = paymentId;
        this.foundAt = foundAt;
        this.invoiceNumber = invoiceNumber;
        this.amount = amount;
        this.evidence = evidence;
    }
}
