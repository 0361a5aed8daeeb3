package ir.gardeshpay.suite.journey;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Buyers who come at a steady pace, however long those before them are kept waiting: so a slow shop fills up, as in
 * real life.
 */
final class Arrivals implements AutoCloseable {

    private static final Duration LAST_ONE_OUT = Duration.ofSeconds(60);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService buyers = Executors.newCachedThreadPool();

    private Arrivals() {}

    /** Opens the doors: every so often one more buyer does this. A connection that breaks is that buyer's bad luck. */
    static Arrivals every(Duration pace, Runnable buyer) {
        Arrivals arrivals = new Arrivals();
        var unused = arrivals.clock.scheduleAtFixedRate(
                () -> arrivals.buyers.execute(() -> {
                    try {
                        buyer.run();
                    } catch (UncheckedIOException broken) {
                        // Who comes next is served, or not; the test looks at the ledgers.
                    }
                }),
                0,
                pace.toMillis(),
                TimeUnit.MILLISECONDS);
        return arrivals;
    }

    /** Lets nobody in any more, and waits until all are out. */
    @Override
    public void close() {
        clock.shutdownNow();
        buyers.shutdown();
        try {
            if (!buyers.awaitTermination(LAST_ONE_OUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("buyers are still waiting after " + LAST_ONE_OUT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
