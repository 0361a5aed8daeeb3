package ir.gardeshpay;

import jakarta.ejb.ApplicationException;

/**
 * So many tracking numbers have come back for a payment, and verify has decided none of them yet, that no other one is
 * taken now. It is stored nowhere: whoever has it must bring it again in some seconds, as often as that takes. There is
 * room again as soon as one of the others is decided.
 */
@ApplicationException(rollback = true)
public final class TooManyReturnsException extends GardeshPayException {

    private static final long serialVersionUID = 1L;

    private final String invoiceNumber;

    /**
     * Turns a return away for now.
     *
     * @param invoiceNumber of the payment
     * @param undecided how many tracking numbers of it are undecided
     */
    public TooManyReturnsException(InvoiceNumber invoiceNumber, int undecided) {
        super("trackingNumber: " + undecided + " others of the payment " + invoiceNumber.value()
                + " are undecided, so this one was not taken. Nothing was changed. Repeat the return in some seconds.");
        this.invoiceNumber = invoiceNumber.value();
    }

    /** The number of the payment. */
    public InvoiceNumber invoiceNumber() {
        return new InvoiceNumber(invoiceNumber);
    }
}
