package ir.gardeshpay.payment;

import jakarta.ejb.ApplicationException;

/** The payment is paid by now: that it failed is not to be told. Nothing was told, and nothing is marked. */
@ApplicationException(rollback = true)
public final class OutdatedNewsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutdatedNewsException() {
        super("the payment is paid now");
    }
}
