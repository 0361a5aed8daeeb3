package ir.gardeshpay.payment;

import ir.gardeshpay.Entities;
import ir.gardeshpay.Moment;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.gateway.VerifyAnswer;
import ir.gardeshpay.notify.EventKind;
import ir.gardeshpay.notify.StoredDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credits a payment to which nothing has happened but that the buyer came back once: nearly every one. By the same rules as
 * {@link Credit}, but what that looks up first is here a condition of what is written: that the payment is still being
 * verified, by this one tracking number, and never rested but where it waited for the buyer; and the database's unique indexes,
 * for tracking number, reference number and order. If one of them does not hold, nothing is written, and {@link Settlement}
 * decides with the row locked. One short transaction.
 */
@ApplicationScoped
public class FirstCredit {

    private static final Logger LOG = System.getLogger(FirstCredit.class.getName());

    private static final String PAID = "update StoredPayment p set p.status = :paid, p.restingStatus = :paid,"
            + " p.receipt.trackingNumber = :tracking, p.receipt.referenceNumber = :reference, p.receipt.card = :card,"
            + " p.receipt.cardFingerprint = :fingerprint, p.receipt.paidAt = :at, p.paidOrderId = :order,"
            + " p.dueAt = null"
            + " where p.id = :id and p.status = :verifying and p.restingStatus = :pending and p.returns = 1";

    private static final String DECIDED =
            "update StoredVerification v set v.state = :paid, v.attempts = v.attempts + 1,"
                    + " v.askedBy = null, v.nextAttemptAt = null, v.decidedAt = :at, v.decidedBy = :node, v.evidence = :evidence"
                    + " where v.id = :id and v.state = :undecided";

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private Proof proof;

    @Inject
    private News news;

    @Inject
    private PaymentSettings settings;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public FirstCredit() {}

    /**
     * A payment that is paid, and the event that tells it.
     *
     * @param payment as it was committed
     * @param event that nobody has told yet, and that is the payment's only one
     */
    public record Credited(Payment payment, StoredDelivery event) {}

    /**
     * Credits the payment; null if it is not as plain as that, and then nothing was written.
     *
     * @throws RuntimeException of the container if the database refuses it: nothing was written
     */
    public @Nullable Credited credited(Question.FirstReturn first, VerifyAnswer.Verified verified) {
        return ownTransaction
                .callOrUndo(() -> Optional.ofNullable(ifFirst(first, verified)))
                .orElse(null);
    }

    private @Nullable Credited ifFirst(Question.FirstReturn first, VerifyAnswer.Verified verified) {
        StoredPayment payment = first.payment();
        Receipt receipt = receipt(first, verified);
        if (receipt == null || !isPaid(payment, receipt) || !isDecided(first.verification(), verified)) {
            return null;
        }
        payment.paid(new StoredReceipt(receipt), true);
        StoredDelivery event = news.addFirst(payment, EventKind.PAID);
        return new Credited(payment.snapshot(settings), event);
    }

    /** Null unless it is this payment's: whatever else there may be is not for here. */
    private @Nullable Receipt receipt(Question.FirstReturn first, VerifyAnswer.Verified verified) {
        StoredPayment payment = first.payment();
        boolean own = payment.request().invoiceNumber().equals(verified.invoiceNumber())
                && Proof.mismatch(payment, first.verification(), verified) == null;
        return own && verified.referenceNumber() != null
                ? proof.receipt(payment, first.verification(), verified)
                : null;
    }

    /** No also if the tracking number, the reference number or the order was paid already: that is not for the server's log. */
    private boolean isPaid(StoredPayment payment, Receipt receipt) {
        try {
            return update(payment, receipt) == 1;
        } catch (PersistenceException notUnique) {
            LOG.log(Level.DEBUG, "not the first of its order, or not the only one: it is settled as such", notUnique);
            return false;
        }
    }

    private int update(StoredPayment payment, Receipt receipt) {
        return entities.joined()
                .createQuery(PAID)
                .setParameter("paid", PaymentStatus.PAID)
                .setParameter("tracking", receipt.trackingNumber().value())
                .setParameter("reference", receipt.referenceNumber())
                .setParameter(
                        "card", receipt.card() == null ? null : receipt.card().value())
                .setParameter("fingerprint", receipt.cardFingerprint())
                .setParameter("at", receipt.paidAt())
                .setParameter("order", payment.request().orderId().value())
                .setParameter("id", payment.id())
                .setParameter("verifying", PaymentStatus.VERIFYING)
                .setParameter("pending", PaymentStatus.PENDING)
                .executeUpdate();
    }

    private boolean isDecided(StoredVerification verification, VerifyAnswer.Verified verified) {
        Moment now = node.moment();
        return entities.joined()
                        .createQuery(DECIDED)
                        .setParameter("paid", StoredVerification.State.PAID)
                        .setParameter("at", now.at())
                        .setParameter("node", now.node())
                        .setParameter("evidence", Proof.told(verified))
                        .setParameter("id", verification.id())
                        .setParameter("undecided", StoredVerification.State.UNDECIDED)
                        .executeUpdate()
                == 1;
    }
}
