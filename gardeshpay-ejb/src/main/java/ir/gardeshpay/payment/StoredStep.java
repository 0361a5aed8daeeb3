package ir.gardeshpay.payment;

import ir.gardeshpay.TimelineEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A step of a payment's timeline that no other row tells. Written once, and read through {@link StoredEntry}. */
@Entity
@Table(name = "gardeshpay_step")
public class StoredStep {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "gardeshpay_step")
    @SequenceGenerator(name = "gardeshpay_step", sequenceName = "gardeshpay_step_seq", allocationSize = 50)
    private long id;

    @Column(name = "payment_id", nullable = false)
    private long paymentId;

    @Column(name = "happened_at", nullable = false)
    private Instant happenedAt;

    @Column(nullable = false)
    private String node;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TimelineEntry.Step step;

    @Column(nullable = false)
    private String detail;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredStep() {}

    StoredStep(long paymentId, TimelineEntry entry) {
        this.paymentId = paymentId;
        this.happenedAt = entry.at();
        this.node = entry.node();
        this.step = entry.step();
        this.detail = entry.detail();
    }
}
