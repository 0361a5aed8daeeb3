package ir.gardeshpay.payment;

import ir.gardeshpay.PaymentStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands, and what it waits for until when: the methods are the arrows of {@link PaymentStatus}. A part
 * of the payment's row, never null.
 */
@Embeddable
public class StoredStanding {

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(1);

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private PaymentStatus status;

    /** Where the payment goes when no verification of it is undecided any more. */
    @Enumerated(EnumType.STRING)
    @Column(name = "resting_status", nullable = false)
    private PaymentStatus restingStatus;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    /** When it is looked whether its time is over, perhaps too early; null: not any more. */
    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    /** Until then somebody is asking the gateway for a token. */
    @Column(name = "token_lease_until")
    private @Nullable Instant tokenLeaseUntil;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredStanding() {}

    private StoredStanding(PaymentStatus status, PaymentStatus resting, Instant expiresAt, @Nullable Instant dueAt) {
        this.status = status;
        this.restingStatus = resting;
        this.expiresAt = expiresAt;
        this.dueAt = dueAt;
    }

    static StoredStanding created(Instant expiresAt) {
        return new StoredStanding(PaymentStatus.CREATED, PaymentStatus.CREATED, expiresAt, expiresAt);
    }

    /** Of columns that were written and read at once. */
    static StoredStanding verifiedFirst(Instant expiresAt) {
        return new StoredStanding(PaymentStatus.VERIFYING, PaymentStatus.PENDING, expiresAt, null);
    }

    PaymentStatus status() {
        return status;
    }

    /** A lease that is too long for any has been given by a clock that was wrong. */
    boolean mayAskForToken(Instant now) {
        boolean isAskedFor = tokenLeaseUntil != null
                && !tokenLeaseUntil.isBefore(now)
                && tokenLeaseUntil.isBefore(now.plus(LONGEST_LEASE));
        return status == PaymentStatus.CREATED && !isAskedFor;
    }

    void askingForToken(Instant until) {
        tokenLeaseUntil = until;
    }

    void tokenUnknown() {
        tokenLeaseUntil = null;
    }

    /** The buyer's time starts now. A return that was faster than the gateway's answer is verified all the same. */
    void tokenIssued(Instant expiry) {
        expiresAt = expiry;
        if (status == PaymentStatus.CREATED) {
            moveTo(PaymentStatus.PENDING);
        } else if (status == PaymentStatus.VERIFYING && restingStatus == PaymentStatus.CREATED) {
            restingStatus = PaymentStatus.PENDING;
        }
    }

    void rejected() {
        moveTo(PaymentStatus.REJECTED);
    }

    /**
     * Nobody came back in time, if the payment still waits and its time is over; else it is looked again when it will
     * be. One that is being verified may wait again; an older version that makes it do so does not know when it is
     * looked.
     *
     * @return whether it is expired now
     */
    boolean expired(Instant now) {
        boolean waits = status == PaymentStatus.PENDING || status == PaymentStatus.CREATED;
        boolean isAskedFor = status == PaymentStatus.CREATED && !mayAskForToken(now);
        if (waits && !isAskedFor && expiresAt.isBefore(now)) {
            moveTo(PaymentStatus.EXPIRED);
            return true;
        }
        dueAt = waits ? (isAskedFor ? tokenLeaseUntil : expiresAt) : lookedAtAgain(now);
        return false;
    }

    private @Nullable Instant lookedAtAgain(Instant now) {
        return status == PaymentStatus.VERIFYING ? now.plus(LOOK_AGAIN) : null;
    }

    /** A tracking number is being verified; the payment remembers where it was, and is looked at again. */
    void verifying(Instant now) {
        if (dueAt == null) {
            dueAt = now.plus(LOOK_AGAIN);
        }
        if (status != PaymentStatus.VERIFYING) {
            restingStatus = status;
            status = PaymentStatus.VERIFYING;
        }
    }

    /**
     * Verify refused one tracking number. A payment that is held stays so: what a person must look at is still there.
     *
     * @return whether it fails when nothing else is undecided
     */
    boolean refused() {
        boolean fails = status == PaymentStatus.VERIFYING && restingStatus != PaymentStatus.HELD;
        if (fails) {
            restingStatus = PaymentStatus.FAILED;
        }
        return fails;
    }

    /** Nothing is undecided any more. */
    void rest() {
        if (status == PaymentStatus.VERIFYING) {
            status = restingStatus;
            dueAt = status == PaymentStatus.PENDING || status == PaymentStatus.CREATED ? expiresAt : null;
        }
    }

    void held() {
        moveTo(PaymentStatus.HELD);
    }

    /** Final. */
    void paid() {
        moveTo(PaymentStatus.PAID);
    }

    private void moveTo(PaymentStatus next) {
        status = next;
        restingStatus = next;
        tokenLeaseUntil = null;
        if (next != PaymentStatus.PENDING) {
            dueAt = null;
        }
    }
}
