package ir.gardeshpay.suite.cluster;

import ir.gardeshpay.PaymentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An observer on one node that hangs for the orders that a test names, and counts how often it was called for each. */
@ApplicationScoped
public class HeldObserver {

    private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    void hold(String orderId) {
        holds.put(orderId, new CountDownLatch(1));
    }

    void releaseAll() {
        holds.values().forEach(CountDownLatch::countDown);
        holds.clear();
    }

    int calls(String orderId) {
        AtomicInteger count = calls.get(orderId);
        return count == null ? 0 : count.get();
    }

    void paid(@Observes PaymentEvent.PaymentPaid event) throws InterruptedException {
        String orderId = event.payment().orderId().value();
        calls.computeIfAbsent(orderId, order -> new AtomicInteger()).incrementAndGet();
        CountDownLatch hold = holds.get(orderId);
        if (hold != null) {
            hold.await();
        }
    }
}
