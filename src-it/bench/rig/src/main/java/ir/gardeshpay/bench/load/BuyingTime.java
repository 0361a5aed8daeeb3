package ir.gardeshpay.bench.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * From the moment at which the first buyer of a leg begins to that at which the last one is done: Gatling takes a
 * second or so to notice either. Thread-safe.
 */
final class BuyingTime {

    private final AtomicLong begin = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong end = new AtomicLong(Long.MIN_VALUE);

    void begins() {
        begin.accumulateAndGet(System.nanoTime(), Math::min);
    }

    void ends() {
        end.accumulateAndGet(System.nanoTime(), Math::max);
    }

    Duration length() {
        return Duration.ofNanos(end.get() - begin.get());
    }
}
