package ir.gardeshpay.gateway;

import dev.failsafe.RateLimiter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says in the log that calls of one kind are made and decide nothing, once a minute at most: the circuit opens for
 * silence only, and not for one lost call an hour. What exactly came back is in the timelines. Thread-safe.
 */
final class Undecided {

    private static final Logger LOG = System.getLogger(Undecided.class.getName());

    private final RateLimiter<Object> lines =
            RateLimiter.smoothBuilder(Duration.ofMinutes(1)).build();
    private final AtomicLong calls = new AtomicLong();
    private final String kind;
    private final String consequence;

    /**
     * @param kind of the calls, for the log
     * @param consequence what becomes of the payments, a whole sentence
     */
    Undecided(String kind, String consequence) {
        this.kind = kind;
        this.consequence = consequence;
    }

    /**
     * Another one.
     *
     * @param how it ended, without anything that the gateway has sent
     */
    void add(String how) {
        long more = calls.incrementAndGet();
        if (lines.tryAcquirePermit()) {
            calls.addAndGet(-more);
            LOG.log(
                    Level.WARNING,
                    "GP-0404 " + kind + " decided nothing"
                            + (more > 1 ? ", " + more + " times since this was said" : "")
                            + ": " + how + ". " + consequence
                            + " The whole answer is in the payment's timeline.");
        }
    }
}
