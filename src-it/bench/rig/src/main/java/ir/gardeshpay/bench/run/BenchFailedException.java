package ir.gardeshpay.bench.run;

/** A payment went wrong, or what is measured did not run: there are no figures. The message says what to look at. */
public final class BenchFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what went wrong and where it is told. */
    public BenchFailedException(String message) {
        super(message);
    }

    /** The same, with its cause. */
    public BenchFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
