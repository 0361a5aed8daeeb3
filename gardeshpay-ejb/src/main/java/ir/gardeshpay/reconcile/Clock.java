package ir.gardeshpay.reconcile;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ticks, until it is stopped. Its one thread is the JVM's own and does nothing but to call what ticks, which must be an
 * EJB that does not keep it: a method of an EJB is the application's on whatever thread it is called.
 *
 * <p>Not the timers of EJB: Payara Server, as soon as a class has a method for them, deploys an application of its own
 * that keeps timers in the database, even if none is persistent; that is more than a second at each start. Thread-safe.
 */
final class Clock {

    private static final Logger LOG = System.getLogger(Clock.class.getName());

    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(Clock::thread);

    /**
     * Calls this again and again, for the first time after as long. What fails is logged, and called again. What was
     * due while the machine stood still is not made up for.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the clock
    void every(long milliseconds, Runnable tick) {
        ticks.scheduleWithFixedDelay(() -> run(tick), milliseconds, milliseconds, TimeUnit.MILLISECONDS);
    }

    /** No tick begins any more. Returns at once, and interrupts none: H2 closes its file when it is interrupted. */
    void stop() {
        ticks.shutdown();
    }

    @SuppressWarnings("CatchingThrowable") // after any that got through, there would be no other tick
    private void run(Runnable tick) {
        try {
            tick.run();
        } catch (Throwable failed) {
            Level level = ticks.isShutdown() ? Level.DEBUG : Level.WARNING; // the application is on its way out
            LOG.log(level, "GP-0204 a pass could not begin; the next one is tried", failed);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "gardeshpay-clock");
        thread.setDaemon(true);
        return thread;
    }
}
