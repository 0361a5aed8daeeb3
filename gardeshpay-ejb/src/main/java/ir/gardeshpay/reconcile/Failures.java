package ir.gardeshpay.reconcile;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What could not be taken up, of a batch. Some failures in a row are enough: a database that can be read and not
 * written to fails for each, and the log shall not grow by a stack trace for each. Thread-safe.
 */
final class Failures {

    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private static final int ENOUGH = 3;

    private final AtomicInteger inARow = new AtomicInteger();

    /** One thing could not be taken up. */
    void met(RuntimeException failure) {
        LOG.log(Level.WARNING, "GP-0202 one thing could not be taken up; it stays due", failure);
        inARow.incrementAndGet();
    }

    /** One thing went well. */
    void metNone() {
        inARow.set(0);
    }

    /** Whether the rest of the batch is better left to the next pass. */
    boolean areEnough() {
        return inARow.get() >= ENOUGH;
    }
}
