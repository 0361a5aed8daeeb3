package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Moment;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment's row: what was asked for, which never changes, and where it stands. Changed by a transaction that has
 * locked the row, or by an update whose condition names the state that it leaves ({@link UsualWay}, and the token in
 * {@link Starts}).
 */
@Entity
@Table(name = "gardeshpay_payment")
@NamedNativeQuery(name = UsualWayAtOnce.RETURNED, query = UsualWayAtOnce.RETURNED_SQL)
@NamedNativeQuery(name = UsualWayAtOnce.RETURNED_WITHOUT_KEY, query = UsualWayAtOnce.RETURNED_WITHOUT_KEY_SQL)
@NamedNativeQuery(name = UsualWayAtOnce.PAID, query = UsualWayAtOnce.PAID_SQL)
public class StoredPayment {

    /** Of {@link PaymentIds}. */
    @Id
    private long id;

    @Embedded
    private StoredRequest request;

    @Column(name = "callback_key", nullable = false)
    private String callbackKey;

    @Embedded
    private StoredStanding standing;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

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

    StoredPayment(Identity identity, StoredRequest request, Moment created, Instant expiresAt) {
        this.id = identity.id();
        this.callbackKey = identity.key().value();
        this.request = request;
        this.createdAt = created.at();
        this.createdBy = created.node();
        this.standing = StoredStanding.created(expiresAt);
    }

    /**
     * One that is being verified for the first time, of columns that were written and read at once. Those that say how
     * it got there (its token, who has recorded it) were not read.
     */
    static StoredPayment verifiedFirst(
            long id, StoredRequest request, CallbackKey key, Instant createdAt, Instant expiresAt) {
        StoredPayment payment = new StoredPayment();
        payment.id = id;
        payment.request = request;
        payment.callbackKey = key.value();
        payment.createdAt = createdAt;
        payment.standing = StoredStanding.verifiedFirst(expiresAt);
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

    Instant createdAt() {
        return createdAt;
    }

    PaymentStatus status() {
        return standing.status();
    }

    StoredStanding standing() {
        return standing;
    }

    @Nullable
    StoredReceipt receipt() {
        return receipt == null || receipt.isEmpty() ? null : receipt;
    }

    /** The buyer's time starts now. */
    void tokenIssued(URI page, Instant expiry, Moment moment) {
        redirectUrl = page.toString();
        tokenAt = moment.at();
        tokenBy = moment.node();
        standing.tokenIssued(expiry);
    }

    void rejected(Refusal refusal) {
        refusedWith(refusal);
        standing.rejected();
    }

    /** Whether it waits for the buyer, and no tracking number has come back yet: then nothing was told of it either. */
    boolean awaitsFirstReturn() {
        return status() == PaymentStatus.PENDING && returns == 0;
    }

    /** A tracking number is being verified. */
    void verifying(Instant now) {
        returns++;
        standing.verifying(now);
    }

    /** Verify refused one tracking number. */
    void refused(Refusal refusal) {
        if (standing.refused()) {
            refusedWith(refusal);
        }
    }

    /** Also while another return of a payment that is held is verified. */
    @Nullable
    String holdReason() {
        return holdReason;
    }

    void held(String reason) {
        if (status() != PaymentStatus.PAID) {
            holdReason = reason;
            standing.held();
        }
    }

    /** Final. */
    void paid(StoredReceipt proof, boolean firstOfOrder) {
        if (status() == PaymentStatus.PAID) {
            throw new IllegalStateException("payment " + request.invoiceNumber() + " is paid already");
        }
        receipt = proof;
        paidOrderId = firstOfOrder ? request.orderId().value() : null;
        refusalCode = null;
        refusalMessage = null;
        holdReason = null;
        standing.paid();
    }

    private void refusedWith(Refusal refusal) {
        refusalCode = refusal.code();
        refusalMessage = refusal.message();
    }

    Payment snapshot(PaymentSettings settings) {
        boolean waits = status() == PaymentStatus.PENDING && redirectUrl != null;
        URI returnUrl = request.returnUrl();
        StoredReceipt proof = receipt();
        return new Payment(
                new InvoiceNumber(request.invoiceNumber()),
                request.orderId(),
                request.account(),
                request.amount(),
                request.invoiceDate(),
                status(),
                createdAt,
                waits ? URI.create(redirectUrl) : null,
                URI.create(settings.callbackBase() + "/result/" + callbackKey),
                returnUrl == null ? settings.returnUrl() : returnUrl,
                proof == null ? null : proof.toReceipt(),
                refusal(),
                holdReason);
    }

    /** The gateway's no to one return is kept while another one is verified, and is not the payment's then. */
    private @Nullable Refusal refusal() {
        boolean stands = status() == PaymentStatus.FAILED || status() == PaymentStatus.REJECTED;
        return stands && refusalMessage != null ? new Refusal(refusalCode, refusalMessage) : null;
    }
}
