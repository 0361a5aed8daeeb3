package ir.gardeshpay.gateway;

import dev.failsafe.RateLimiter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says in the log that calls end in a way that no buyer can help, once a minute at most: the circuit opens for silence
 * only, and not for one lost call an hour. What exactly came back is in the timelines. Thread-safe.
 */
final class Complaint {

    private static final Logger LOG = System.getLogger(Complaint.class.getName());

    private final RateLimiter<Object> lines =
            RateLimiter.smoothBuilder(Duration.ofMinutes(1)).build();
    private final AtomicLong calls = new AtomicLong();
    private final String what;
    private final String consequence;

    /**
     * @param what happens, with its number in the manual
     * @param consequence what becomes of the payments, whole sentences
     */
    Complaint(String what, String consequence) {
        this.what = what;
        this.consequence = consequence;
    }

    /**
     * Another one.
     *
     * @param how it ended, without a secret
     */
    void add(String how) {
        long more = calls.incrementAndGet();
        if (lines.tryAcquirePermit()) {
            calls.addAndGet(-more);
            LOG.log(
                    Level.WARNING,
                    what + (more > 1 ? ", " + more + " times since this was said" : "") + ": " + how + ". "
                            + consequence + " The whole answer is in the payment's timeline.");
        }
    }
}
