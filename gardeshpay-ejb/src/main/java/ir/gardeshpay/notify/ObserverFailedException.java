package ir.gardeshpay.notify;

import jakarta.ejb.ApplicationException;

/**
 * An observer of the host threw, or marked the transaction for rollback. What it wrote is rolled back with the mark of
 * delivery; the event is fired again later.
 */
@ApplicationException(rollback = true)
public final class ObserverFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ObserverFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    ObserverFailedException(String message) {
        super(message);
    }
}
