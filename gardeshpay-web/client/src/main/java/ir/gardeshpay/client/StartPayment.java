package ir.gardeshpay.client;

import org.jspecify.annotations.Nullable;

/**
 * What is to be paid. The service checks it and names what is wrong.
 *
 * @param amount in Rial
 * @param orderId the application's own reference; an order may need several payments
 * @param invoiceNumber if the application wants to be able to ask again: the same number is the same payment. Null: the
 *     service makes one
 * @param invoiceDate the day of the invoice, {@code yyyy-MM-dd} Gregorian; null: today in Tehran
 * @param mobile the buyer's, such as {@code 09121234567}
 * @param email the buyer's
 * @param returnUrl where the buyer goes at the end, on a host that the service allows
 * @param account the merchant account; null: the default one
 */
public record StartPayment(
        long amount,
        String orderId,
        @Nullable String invoiceNumber,
        @Nullable String invoiceDate,
        @Nullable String mobile,
        @Nullable String email,
        @Nullable String returnUrl,
        @Nullable String account) {

    private static final long RIAL_IN_A_TOMAN = 10;

    /** A payment of this amount in Rial for this order, all else as the service has it. */
    public static StartPayment ofRial(long rial, String orderId) {
        return new StartPayment(rial, orderId, null, null, null, null, null, null);
    }

    /**
     * A payment of this amount in Toman, of ten Rial each, for this order.
     *
     * @throws ArithmeticException if there are more Rial than a long has
     */
    public static StartPayment ofToman(long toman, String orderId) {
        return ofRial(Math.multiplyExact(toman, RIAL_IN_A_TOMAN), orderId);
    }

    /** With the application's own invoice number. */
    public StartPayment withInvoiceNumber(String number) {
        return new StartPayment(amount, orderId, number, invoiceDate, mobile, email, returnUrl, account);
    }

    /** With the day of the invoice. */
    public StartPayment withInvoiceDate(String day) {
        return new StartPayment(amount, orderId, invoiceNumber, day, mobile, email, returnUrl, account);
    }

    /** With the buyer's mobile number. */
    public StartPayment withMobile(String number) {
        return new StartPayment(amount, orderId, invoiceNumber, invoiceDate, number, email, returnUrl, account);
    }

    /** With the buyer's e-mail address. */
    public StartPayment withEmail(String address) {
        return new StartPayment(amount, orderId, invoiceNumber, invoiceDate, mobile, address, returnUrl, account);
    }

    /** With the address where the buyer goes at the end. */
    public StartPayment withReturnUrl(String url) {
        return new StartPayment(amount, orderId, invoiceNumber, invoiceDate, mobile, email, url, account);
    }

    /** Without the buyer's data. */
    @Override
    public String toString() {
        return "start of " + amount + " Rial for order " + orderId + ", invoice " + invoiceNumber;
    }

    /** On another merchant account. */
    public StartPayment withAccount(String other) {
        return new StartPayment(amount, orderId, invoiceNumber, invoiceDate, mobile, email, returnUrl, other);
    }
}
