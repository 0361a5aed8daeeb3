package ir.gardeshpay.payment;

import ir.gardeshpay.TrackingNumber;
import org.jspecify.annotations.Nullable;

/**
 * What verify is to be asked, and for whom. Whoever holds one has the lease of the verification.
 *
 * @param verificationId the row of the tracking number
 * @param paymentId the payment that it came back for
 * @param invoiceNumber of that payment
 * @param trackingNumber what verify is asked with
 * @param first the rows as they were stored, if nothing had come back before for this payment; else null
 */
public record Question(
        long verificationId,
        long paymentId,
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
                payment.request().invoiceNumber(),
                verification.trackingNumber(),
                first);
    }
}
