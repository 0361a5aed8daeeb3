package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.TrackingNumber;
import org.jspecify.annotations.Nullable;

/**
 * What verify is to be asked, and for whom. Whoever holds one has the lease of the verification. A failover to a
 * standby that lacks the latest commits may take the rows away while verify is asked, and give their ids to others: so
 * they are known by what nobody else has.
 *
 * @param verificationId the row of the tracking number
 * @param paymentId the payment that it came back for
 * @param key of that payment
 * @param invoiceNumber of that payment
 * @param trackingNumber what verify is asked with
 * @param first the rows as they were stored, if nothing had come back before for this payment; else null
 */
public record Question(
        long verificationId,
        long paymentId,
        CallbackKey key,
        String invoiceNumber,
        TrackingNumber trackingNumber,
        @Nullable FirstReturn first) {

    /**
     * A payment that waited for the buyer, and the first tracking number of it.
     *
     * @param payment as it was committed: what was asked for and where it stands, and not how it got there
     * @param verification as it was committed
     */
    public record FirstReturn(StoredPayment payment, StoredVerification verification) {}

    static Question of(StoredPayment payment, StoredVerification verification, @Nullable FirstReturn first) {
        return new Question(
                verification.id(),
                payment.id(),
                payment.callbackKey(),
                payment.request().invoiceNumber(),
                verification.trackingNumber(),
                first);
    }

    /** Whether this is the payment, and no other one that has its id by now. */
    boolean isOf(@Nullable StoredPayment payment) {
        return payment != null && payment.callbackKey().equals(key);
    }

    /** Whether this is the verification, and no other one that has its id by now. */
    boolean isAbout(StoredVerification verification) {
        return verification.paymentId() == paymentId
                && verification.trackingNumber().equals(trackingNumber);
    }
}
