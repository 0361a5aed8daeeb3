package ir.gardeshpay.payment;

import ir.gardeshpay.Account;
import ir.gardeshpay.Amount;
import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Moment;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment's row: what was asked for, which never changes, and where it stands. Changed only by a transaction that has
 * locked the row; the methods are the arrows of {@link PaymentStatus}.
 */
@Entity
@Table(name = "gardeshpay_payment")
@NamedNativeQuery(name = UsualWayAtOnce.RETURNED, query = UsualWayAtOnce.RETURNED_SQL)
@NamedNativeQuery(name = UsualWayAtOnce.RETURNED_WITHOUT_KEY, query = UsualWayAtOnce.RETURNED_WITHOUT_KEY_SQL)
@NamedNativeQuery(name = UsualWayAtOnce.PAID, query = UsualWayAtOnce.PAID_SQL)
public class StoredPayment {

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(1);

    /** Of {@link PaymentIds}. */
    @Id
    private long id;

    @Embedded
    private StoredRequest request;

    @Column(name = "callback_key", nullable = false)
    private String callbackKey;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private PaymentStatus status;

    /** Where the payment goes when no verification of it is undecided any more. */
    @Enumerated(EnumType.STRING)
    @Column(name = "resting_status", nullable = false)
    private PaymentStatus restingStatus;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    /** When it is looked whether its time is over, perhaps too early; null: not any more. */
    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    /** Until then somebody is asking the gateway for a token. */
    @Column(name = "token_lease_until")
    private @Nullable Instant tokenLeaseUntil;

    @Column(name = "redirect_url")
    private @Nullable String redirectUrl;

    /** The node that has recorded it, for the timeline; null: an older version has kept that as a step. */
    @Column(name = "created_by")
    private @Nullable String createdBy;

    /** When the gateway gave its token, for the timeline. */
    @Column(name = "token_at")
    private @Nullable Instant tokenAt;

    @Column(name = "token_by")
    private @Nullable String tokenBy;

    /** How many tracking numbers have come back; those that were turned away do not count. */
    @Column(nullable = false)
    private int returns;

    @Embedded
    private @Nullable StoredReceipt receipt;

    /** The order id of the first paid payment of an order; unique, so that a second one is noticed in any race. */
    @Column(name = "paid_order_id")
    private @Nullable String paidOrderId;

    @Column(name = "refusal_code")
    private @Nullable Integer refusalCode;

    @Column(name = "refusal_message")
    private @Nullable String refusalMessage;

    @Column(name = "hold_reason")
    private @Nullable String holdReason;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredPayment() {}

    StoredPayment(long id, StoredRequest request, Moment created, Instant expiresAt) {
        this.id = id;
        this.callbackKey = CallbackKey.random(created.at()).value();
        this.request = request;
        this.status = PaymentStatus.CREATED;
        this.restingStatus = PaymentStatus.CREATED;
        this.createdAt = created.at();
        this.createdBy = created.node();
        this.expiresAt = expiresAt;
        this.dueAt = expiresAt;
    }

    /**
     * One that is being verified for the first time, of columns that were written and read at once. Those that say how it got
     * there (its token, who has recorded it) were not read.
     */
    static StoredPayment verifiedFirst(
            long id, StoredRequest request, CallbackKey key, Instant createdAt, Instant expiresAt) {
        StoredPayment payment = new StoredPayment();
        payment.id = id;
        payment.request = request;
        payment.callbackKey = key.value();
        payment.createdAt = createdAt;
        payment.expiresAt = expiresAt;
        payment.status = PaymentStatus.VERIFYING;
        payment.restingStatus = PaymentStatus.PENDING;
        payment.returns = 1;
        return payment;
    }

    long id() {
        return id;
    }

    StoredRequest request() {
        return request;
    }

    CallbackKey callbackKey() {
        return new CallbackKey(callbackKey);
    }

    PaymentStatus status() {
        return status;
    }

    @Nullable
    StoredReceipt receipt() {
        return receipt == null || receipt.isEmpty() ? null : receipt;
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
    void tokenIssued(URI page, Instant expiry, Moment moment) {
        redirectUrl = page.toString();
        expiresAt = expiry;
        tokenAt = moment.at();
        tokenBy = moment.node();
        if (status == PaymentStatus.CREATED) {
            moveTo(PaymentStatus.PENDING);
        } else if (status == PaymentStatus.VERIFYING && restingStatus == PaymentStatus.CREATED) {
            restingStatus = PaymentStatus.PENDING;
        }
    }

    void rejected(Refusal refusal) {
        refusedWith(refusal);
        moveTo(PaymentStatus.REJECTED);
    }

    /**
     * Nobody came back in time, if the payment still waits and its time is over; else it is looked again when it will be. One
     * that is being verified may wait again; an older version that makes it do so does not know when it is looked.
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

    /** Whether it waits for the buyer, and no tracking number has come back yet: then nothing was told of it either. */
    boolean awaitsFirstReturn() {
        return status == PaymentStatus.PENDING && returns == 0;
    }

    /** A tracking number is being verified; the payment remembers where it was. */
    void verifying() {
        returns++;
        if (status != PaymentStatus.VERIFYING) {
            restingStatus = status;
            status = PaymentStatus.VERIFYING;
        }
    }

    /** Verify refused one tracking number. One that is held stays so: what a person must look at is still there. */
    void refused(Refusal refusal) {
        if (status == PaymentStatus.VERIFYING && restingStatus != PaymentStatus.HELD) {
            refusedWith(refusal);
            restingStatus = PaymentStatus.FAILED;
        }
    }

    /** Also while another return of a payment that is held is verified. */
    @Nullable
    String holdReason() {
        return holdReason;
    }

    /** Nothing is undecided any more. */
    void rest() {
        if (status == PaymentStatus.VERIFYING) {
            status = restingStatus;
            dueAt = status == PaymentStatus.PENDING || status == PaymentStatus.CREATED ? expiresAt : null;
        }
    }

    void held(String reason) {
        if (status != PaymentStatus.PAID) {
            holdReason = reason;
            moveTo(PaymentStatus.HELD);
        }
    }

    /** Final. */
    void paid(StoredReceipt proof, boolean firstOfOrder) {
        if (status == PaymentStatus.PAID) {
            throw new IllegalStateException("payment " + request.invoiceNumber() + " is paid already");
        }
        receipt = proof;
        paidOrderId = firstOfOrder ? request.orderId().value() : null;
        refusalCode = null;
        refusalMessage = null;
        holdReason = null;
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

    private void refusedWith(Refusal refusal) {
        refusalCode = refusal.code();
        refusalMessage = refusal.message();
    }

    Payment snapshot(PaymentSettings settings) {
        boolean waits = status == PaymentStatus.PENDING && redirectUrl != null;
        URI returnUrl = request.returnUrl();
        StoredReceipt proof = receipt();
        return new Payment(
                new InvoiceNumber(request.invoiceNumber()),
                new OrderId(request.orderId().value()),
                new Account(request.account().name()),
                Amount.ofRial(request.amount().rial()),
                request.invoiceDate(),
                status,
                createdAt,
                waits ? URI.create(redirectUrl) : null,
                URI.create(settings.callbackBase() + "/result/" + callbackKey),
                returnUrl == null ? settings.returnUrl() : returnUrl,
                proof == null ? null : proof.toReceipt(),
                refusalMessage == null ? null : new Refusal(refusalCode, refusalMessage),
                status == PaymentStatus.HELD ? holdReason : null);
    }
}
