package ir.gardeshpay;

import jakarta.ejb.ApplicationException;

/**
 * An invoice number was used again for a payment with other content. The payment that exists is unchanged; a payment
 * that is meant to be another one needs an invoice number of its own (or none: then one is generated). The one that
 * exists may still be paid, or is: look at the payments of the order before another one is started.
 */
@ApplicationException(rollback = true)
public final class InvoiceConflictException extends GardeshPayException {

    private static final long serialVersionUID = 1L;

    private final String invoiceNumber;
    private final String field;

    /**
     * Refuses the second use.
     *
     * @param invoiceNumber the number that is taken
     * @param field the first field that differs from the payment that exists
     */
    public InvoiceConflictException(InvoiceNumber invoiceNumber, String field) {
        super("invoiceNumber: " + invoiceNumber.value() + " belongs to a payment whose " + field
                + " is another. Nothing was changed. Use a new invoice number, or none to have one generated.");
        this.invoiceNumber = invoiceNumber.value();
        this.field = field;
    }

    /** The number that is taken. */
    public InvoiceNumber invoiceNumber() {
        return new InvoiceNumber(invoiceNumber);
    }

    /** The first field that differs. */
    public String field() {
        return field;
    }
}
