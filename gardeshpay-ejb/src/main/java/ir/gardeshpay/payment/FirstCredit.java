package ir.gardeshpay.payment;

import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.Payment;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.gateway.VerifyAnswer;
import ir.gardeshpay.notify.Deliveries;
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
 * Credits a payment to which nothing has happened but that the buyer came back once: nearly every one. By the same
 * rules as {@link Credit}, but what that looks up first is here a condition of what is written: that the payment is
 * still being verified, by this one tracking number, and never rested but where it waited for the buyer; and the
 * database's unique indexes, for tracking number, reference number and order. If one of them does not hold, nothing is
 * written, and {@link Settlement} decides with the row locked. One short transaction.
 */
@ApplicationScoped
public class FirstCredit {

    private static final Logger LOG = System.getLogger(FirstCredit.class.getName());

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private UsualWay usualWay;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Proof proof;

    @Inject
    private News news;

    @Inject
    private PaymentSettings settings;

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
        StoredDelivery event = deliveries.first(payment.id(), EventKind.PAID);
        if (receipt == null || !markPaid(first, receipt, Proof.told(verified), event)) {
            return null;
        }
        payment.paid(new StoredReceipt(receipt), true);
        news.send(payment, event);
        return new Credited(payment.snapshot(settings), event);
    }

    /** Null unless it is this payment's: whatever else there may be is not for here. */
    private @Nullable Receipt receipt(Question.FirstReturn first, VerifyAnswer.Verified verified) {
        StoredPayment payment = first.payment();
        boolean own = Proof.mismatch(payment, first.verification(), verified) == null;
        return own && verified.referenceNumber() != null
                ? proof.receipt(payment, first.verification(), verified)
                : null;
    }

    /**
     * No also if the tracking number, the reference number or the order was paid already: that is not for the server's
     * log.
     */
    private boolean markPaid(Question.FirstReturn first, Receipt receipt, String evidence, StoredDelivery event) {
        try {
            return usualWay.paid(first, receipt, evidence, event);
        } catch (PersistenceException notUnique) {
            LOG.log(Level.DEBUG, "not the first of its order, or not the only one: it is settled as such", notUnique);
            return false;
        }
    }
}
