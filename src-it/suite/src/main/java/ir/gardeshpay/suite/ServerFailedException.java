package ir.gardeshpay.suite;

/**
 * A server or a database could not be brought up, or went down by itself. The message is written for the person who has
 * to act on it: what happened, the cause if it is known, the last lines of the log, where the rest of it is.
 */
public final class ServerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerFailedException(String message) {
        super(message);
    }

    ServerFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
