package ir.gardeshpay.simulator.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The one place where calls are kept waiting, so that all of them can be let go when the simulator ends. Thread-safe.
 */
public final class Waiting {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration longest;

    /** Waits no longer than {@code longest}, whatever is asked. */
    public Waiting(Duration longest) {
        this.longest = longest;
    }

    /** Waits for so long, or until {@link #end}. */
    public void pause(Duration asked) {
        try {
            ended.await(bounded(asked).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The time asked for, cut at the longest. */
    public Duration bounded(Duration asked) {
        return asked.compareTo(longest) < 0 ? asked : longest;
    }

    /** The longest that anything waits. */
    public Duration longest() {
        return longest;
    }

    /** Whether calls may still be kept waiting. */
    public boolean goesOn() {
        return ended.getCount() > 0;
    }

    /** Lets go all that wait, now and later. */
    public void end() {
        ended.countDown();
    }
}
