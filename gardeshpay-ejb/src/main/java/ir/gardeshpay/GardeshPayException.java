package ir.gardeshpay;

import jakarta.ejb.ApplicationException;

/**
 * Root of what this module throws by itself: misuse, wrong configuration, a state that should not be, or a return that
 * must be repeated ({@link TooManyReturnsException}). What can be expected of a gateway (a refusal, silence) is never
 * thrown but returned, see {@link StartResult}.
 *
 * <p>An application exception of EJB, so a caller gets it as it is and not inside an {@code EJBException}. The caller's
 * transaction was suspended and goes on, unless the exception leaves an enterprise bean of the caller's own: then it is
 * rolled back. A null where none may be, a database that is away and an application that ends come as the container's
 * {@code EJBException}.
 */
@ApplicationException(rollback = true)
public abstract sealed class GardeshPayException extends RuntimeException
        permits InvalidValueException, InvoiceConflictException, TooManyReturnsException, ConfigurationException {

    private static final long serialVersionUID = 1L;

    GardeshPayException(String message) {
        super(message);
    }
}
