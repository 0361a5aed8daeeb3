package ir.gardeshpay.payment;

import ir.gardeshpay.Moment;
import ir.gardeshpay.TimelineEntry;
import ir.gardeshpay.TrackingNumber;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tracking number that came back for a payment, and what verify says of it. Stored before verify is asked, so that it
 * outlives the request. A payment has one for each tracking number: a wrong one that came first does not push out the
 * right one.
 *
 * <p>{@code nextAttemptAt} is when anybody may ask; whoever does moves it on first, so it is the lease too. It is null
 * once verify has decided.
 */
@Entity
@Table(name = "gardeshpay_verification")
public class StoredVerification {

    /** What verify said. */
    public enum State {
        /** Nothing yet that counts: it is asked again. */
        UNDECIDED,
        /** The money of this payment moved. */
        PAID,
        /** No. */
        REFUSED,
        /** Paid, but not what was stored. */
        MISMATCH,
        /** Paid, with a reference number that has paid for another payment: perhaps with the same money. */
        USED,
        /** Paid, but for another invoice, or the tracking number has paid for another one. */
        FOREIGN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "gardeshpay_verification")
    @SequenceGenerator(
            name = "gardeshpay_verification",
            sequenceName = "gardeshpay_verification_seq",
            allocationSize = 50)
    private long id;

    @Column(name = "payment_id", nullable = false)
    private long paymentId;

    @Column(name = "tracking_number", nullable = false)
    private String trackingNumber;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    /** The node that is asking right now; whether it lives is told by its lease. */
    @Column(name = "asked_by")
    private @Nullable String askedBy;

    /** The node that it came back to, for the timeline; null: that is kept as a step. */
    @Column(name = "returned_to")
    private @Nullable String returnedTo;

    /** When verify said paid, or last refused; null: neither, or an older version has heard it. */
    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    /** The node to which verify said so, for the timeline; null: it did not, or that is kept as a step. */
    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    /** The answer by which the payment was paid, or this money is held; null: neither, or only the timeline has it. */
    @Column(name = "evidence")
    private @Nullable String evidence;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredVerification() {}

    private StoredVerification(long paymentId, TrackingNumber trackingNumber, Instant createdAt) {
        this.paymentId = paymentId;
        this.trackingNumber = trackingNumber.value();
        this.state = State.UNDECIDED;
        this.createdAt = createdAt;
        this.nextAttemptAt = createdAt;
    }

    /** A tracking number that the buyer has brought back. */
    static StoredVerification returned(long paymentId, TrackingNumber trackingNumber, Moment moment) {
        StoredVerification verification = new StoredVerification(paymentId, trackingNumber, moment.at());
        verification.returnedTo = moment.node();
        return verification;
    }

    /** One of which verify has spoken, though it came back with another payment. */
    static StoredVerification mentioned(long paymentId, TrackingNumber trackingNumber, Instant now) {
        return new StoredVerification(paymentId, trackingNumber, now);
    }

    long id() {
        return id;
    }

    /** The row was inserted without the persistence provider. */
    void insertedAs(long number) {
        id = number;
    }

    long paymentId() {
        return paymentId;
    }

    TrackingNumber trackingNumber() {
        return new TrackingNumber(trackingNumber);
    }

    boolean isUndecided() {
        return state == State.UNDECIDED;
    }

    boolean isRefused() {
        return state == State.REFUSED;
    }

    /** Whether verify's success has been acted on, so that it is not acted on again. */
    boolean isSettled() {
        return state != State.UNDECIDED && state != State.REFUSED && (state != State.FOREIGN || evidence != null);
    }

    /** Whether verify said no, and nobody knows any more what it would say today. */
    boolean isRefusedSince(Instant then) {
        return isRefused() && (decidedAt == null || decidedAt.isBefore(then));
    }

    /** Whether it was asked before it was decided at all: an answer may have been lost. */
    boolean mayHaveBeenAnswered() {
        return attempts > 0 && decidedAt == null;
    }

    boolean isDue(Instant now) {
        return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
    }

    int attempts() {
        return attempts;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Whether somebody asks right now, so that its answer is worth waiting for. */
    boolean isBeingAsked() {
        return isUndecided() && askedBy != null;
    }

    /**
     * Somebody asks now. Who had the lease before and let it pass has died, and may have asked already: that counts.
     */
    void lease(String node, Instant until) {
        if (askedBy != null) {
            attempts++;
        }
        askedBy = node;
        nextAttemptAt = until;
    }

    /** It came back after verify had refused it, and is asked once more. The caller takes the lease. */
    void reopen() {
        state = State.UNDECIDED;
        attempts = 0;
        decidedAt = null;
    }

    /** Who got the question will not ask now. */
    void putOff(Instant turn) {
        if (isUndecided()) {
            postponed(turn);
        }
    }

    /** The step of the timeline that this row tells; null: it tells none. */
    @Nullable
    TimelineEntry returned() {
        return returnedTo == null
                ? null
                : new TimelineEntry(
                        createdAt, returnedTo, TimelineEntry.Step.RETURNED, "tracking number " + trackingNumber);
    }

    void undecided(Instant nextAttempt) {
        attempts++;
        askedBy = null;
        nextAttemptAt = nextAttempt;
    }

    /** Nobody was asked. */
    void postponed(Instant nextAttempt) {
        askedBy = null;
        nextAttemptAt = nextAttempt;
    }

    /** The payment is paid by this one. */
    void paid(Moment moment, String answer) {
        decided(State.PAID);
        decidedAt = moment.at();
        decidedBy = moment.node();
        evidence = answer;
    }

    /**
     * Somebody must look at this money.
     *
     * @param decision {@link State#MISMATCH}, {@link State#USED} or {@link State#FOREIGN}
     */
    void held(State decision, String answer) {
        decided(decision);
        evidence = answer;
    }

    boolean isUsed() {
        return state == State.USED;
    }

    /** What proves that money moved, if that is kept here. */
    Optional<String> evidence() {
        return Optional.ofNullable(evidence);
    }

    void refused(Instant now) {
        decided(State.REFUSED);
        decidedAt = now;
    }

    void decided(State decision) {
        attempts++;
        state = decision;
        askedBy = null;
        nextAttemptAt = null;
    }
}
