package ir.gardeshpay.payment;

import ir.gardeshpay.TrackingNumber;

/**
 * What verify is to be asked, and for whom. Whoever holds one has the lease of the verification.
 *
 * @param verificationId the row of the tracking number
 * @param paymentId the payment that it came back for
 * @param invoiceNumber of that payment
 * @param trackingNumber what verify is asked with
 */
public record Question(long verificationId, long paymentId, String invoiceNumber, TrackingNumber trackingNumber) {}
