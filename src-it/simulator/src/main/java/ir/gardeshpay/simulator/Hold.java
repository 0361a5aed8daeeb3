package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Waiting;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A call that is made to stop. While it stands there, the shop that called can be killed, or others can overtake it.
 * Thread-safe.
 */
public final class Hold {
    private final Call call;
    private final HoldPoint point;
    private final Duration longest;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Hold(Call call, HoldPoint point, Waiting waiting) {
        this.call = call;
        this.point = point;
        this.longest = waiting.longest();
    }

    /**
     * Waits until the call stands at its point.
     *
     * @throws IllegalStateException if it does not within this time
     */
    public void awaitArrival(Duration time) {
        if (!await(arrived, time)) {
            throw new IllegalStateException("No call " + call + " came to " + point + " within " + time);
        }
    }

    /** Whether the call came to its point. */
    public boolean hasArrived() {
        return arrived.getCount() == 0;
    }

    /** Lets the call go on. Releases one that did not arrive yet, too: it will not stop. */
    public void release() {
        released.countDown();
    }

    boolean isFor(Call arriving, HoldPoint at) {
        return call == arriving && point == at;
    }

    /** Stands still until released, but no longer than the longest that anything waits. */
    void stop() {
        arrived.countDown();
        if (!await(released, longest)) {
            release();
        }
    }

    private static boolean await(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
