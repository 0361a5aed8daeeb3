package ir.gardeshpay.reconcile;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a work again and again, but never twice at once. A pass that is still running when the next ones are due is
 * reported, because something in it may hang. Thread-safe.
 */
final class Passes {

    private static final Logger LOG = System.getLogger(Passes.class.getName());

    /** So many passes are skipped between two reports. */
    private static final int REPORTED = 30;

    private final String name;
    private final Runnable work;

    /** 0: idle; n: running, and n - 1 passes were skipped. */
    private final AtomicInteger state = new AtomicInteger();

    Passes(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    void run() {
        int before = state.getAndIncrement();
        if (before > 0) {
            if (before % REPORTED == 0) {
                LOG.log(
                        Level.WARNING,
                        "GP-0203 the pass '" + name + "' has been running while " + before
                                + " others were due: it has much to do, or something in it hangs. Other passes go on.");
            }
            return;
        }
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "GP-0201 the pass '" + name + "' failed; the next one goes on", failed);
        } finally {
            state.set(0);
        }
    }
}
