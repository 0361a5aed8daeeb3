package ir.gardeshpay.payment;

import ir.gardeshpay.TimelineEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A line of the timeline as the view has it: the steps that are kept as such, and those that the rows of a payment tell
 * by themselves. Read only.
 */
@Entity
@Table(name = "gardeshpay_timeline")
public class StoredEntry {

    @Id
    private String id;

    @Column(name = "payment_id")
    private long paymentId;

    @Column(name = "happened_at")
    private Instant happenedAt;

    /** Of two lines of the same moment, which comes first. */
    @Column
    private int turn;

    /** Of two lines of the same kind. */
    @Column(name = "source_id")
    private long sourceId;

    @Column
    private String node;

    @Enumerated(EnumType.STRING)
    @Column
    private TimelineEntry.Step step;

    @Column
    private String detail;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredEntry() {}

    TimelineEntry entry() {
        return new TimelineEntry(happenedAt, node, step, detail);
    }
}
