package ir.gardeshpay;

import jakarta.ejb.ApplicationException;

/**
 * Root of all that this module throws: misuse, wrong configuration, a state that should not be, or a return that must be
 * repeated ({@link TooManyReturnsException}). What can be expected of a gateway (a refusal, silence) is never thrown but
 * returned, see {@link StartResult}.
 *
 * <p>An application exception of EJB, so a caller gets it as it is and not inside an {@code EJBException}; the caller's
 * transaction, if it had one, is rolled back.
 */
@ApplicationException(rollback = true)
public abstract sealed class GardeshPayException extends RuntimeException
        permits InvalidValueException, InvoiceConflictException, TooManyReturnsException, ConfigurationException {

    private static final long serialVersionUID = 1L;

    GardeshPayException(String message) {
        super(message);
    }
}
