package ir.gardeshpay.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that the host must be told, stored in the same transaction as what it tells of.
 *
 * <p>{@code nextAttemptAt} is when anybody may look at it; whoever tells it has the row locked. It is null once the
 * event is delivered, parked or withdrawn.
 */
@Entity
@Table(name = "gardeshpay_delivery")
@NamedNativeQuery(name = Firing.LOCKED, query = Firing.LOCKED_SQL)
@NamedNativeQuery(name = Firing.DELIVERED_IN, query = Firing.DELIVERED_IN_SQL)
public class StoredDelivery {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "gardeshpay_delivery")
    @SequenceGenerator(name = "gardeshpay_delivery", sequenceName = "gardeshpay_delivery_seq", allocationSize = 50)
    private long id;

    @Column(name = "payment_id", nullable = false)
    private long paymentId;

    /** Which event of its payment this is, from 1: the order in which they are told, whatever the nodes' clocks say. */
    @Column(name = "event_number", nullable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private EventKind kind;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    /**
     * The node on which the observers ran, for the timeline; null: not yet, or an older version has kept that as a
     * step.
     */
    @Column(name = "told_by")
    private @Nullable String toldBy;

    @Column(name = "parked_at")
    private @Nullable Instant parkedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredDelivery() {}

    StoredDelivery(long paymentId, int number, EventKind kind, Instant createdAt, Instant nextAttemptAt) {
        this.paymentId = paymentId;
        this.number = number;
        this.kind = kind;
        this.createdAt = createdAt;
        this.nextAttemptAt = nextAttemptAt;
    }

    /** The same for each delivery of this event. */
    public long id() {
        return id;
    }

    /** The row was inserted without the persistence provider. */
    public void insertedAs(long row) {
        id = row;
    }

    /** The payment that the event is about. */
    public long paymentId() {
        return paymentId;
    }

    /** Which event of its payment this is, from 1. */
    public int number() {
        return number;
    }

    /** Which event. */
    public EventKind kind() {
        return kind;
    }

    /** When it happened. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When anybody may look at it; null: not any more. */
    public @Nullable Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    /** Since when it is tried only on request; null: it is not parked. */
    public @Nullable Instant parkedAt() {
        return parkedAt;
    }

    /** Whether it is that event, and no other one that has its id since the database has lost its latest commits. */
    boolean isSame(StoredDelivery other) {
        return id == other.id && paymentId == other.paymentId && kind == other.kind;
    }

    /** Whether it is still to be told, and not only on request. */
    boolean isOpen() {
        return nextAttemptAt != null;
    }

    /** How often observers have failed. */
    public int attempts() {
        return attempts;
    }

    /** Tried and failed. */
    void failed(Instant nextAttempt) {
        attempts++;
        nextAttemptAt = nextAttempt;
    }

    /** Tried and failed for the last time: it is tried again only on request. */
    void parked(Instant now) {
        attempts++;
        nextAttemptAt = null;
        parkedAt = now;
    }

    /** Never to be told. */
    void withdrawn() {
        nextAttemptAt = null;
        parkedAt = null;
    }

    /** To be tried from now on, as if it had never failed. */
    void unpark(Instant now) {
        attempts = 0;
        nextAttemptAt = now;
        parkedAt = null;
    }
}
