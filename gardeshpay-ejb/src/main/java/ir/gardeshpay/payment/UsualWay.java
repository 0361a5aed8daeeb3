package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Moment;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.notify.StoredDelivery;
import ir.gardeshpay.payment.Question.FirstReturn;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written for a payment that goes the usual way (ADR 17): each method in the caller's transaction, under the
 * condition that nothing else has happened to the payment. If that does not hold, the caller must undo the transaction.
 * Thread-safe.
 */
public interface UsualWay {

    /**
     * What a buyer has brought back.
     *
     * @param key of the payment; null: there is none in this merchant's callback URLs
     * @param leaseUntil until when whoever stores it asks verify
     */
    record Return(
            @Nullable CallbackKey key,
            InvoiceNumber invoice,
            TrackingNumber tracking,
            Moment moment,
            Instant leaseUntil) {

        /** The row that is to be stored for it. */
        StoredVerification of(StoredPayment payment) {
            StoredVerification verification = StoredVerification.returned(payment.id(), tracking, moment);
            verification.lease(moment.node(), leaseUntil);
            return verification;
        }
    }

    /**
     * The payment is being verified, by this tracking number: if it waits for the buyer, no tracking number has come
     * back for it, and none was paid with this one.
     *
     * @return the payment as it is now, and the verification with its id; empty if that does not hold, or there is no
     *     such payment
     */
    Optional<FirstReturn> returned(Return returned);

    /**
     * The payment is paid, the verification decided and the event stored: if the payment is being verified by this one
     * tracking number, and never rested but where it waited for the buyer.
     *
     * @param receipt has a reference number
     * @param evidence what verify said
     * @param event is inserted, and has its id then
     * @throws jakarta.persistence.PersistenceException if the tracking number, the reference number or the order is
     *     paid already
     */
    boolean paid(FirstReturn first, Receipt receipt, String evidence, StoredDelivery event);
}
