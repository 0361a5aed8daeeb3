package ir.gardeshpay.suite.caller;

import ir.gardeshpay.PaymentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A host's observer that notes in whose name, and on which thread, it was told of an order. */
@ApplicationScoped
public class Onlooker {

    private static final int PATIENCE_SECONDS = 30;

    private final Map<String, BlockingQueue<Sight>> sights = new ConcurrentHashMap<>();

    @Inject
    private Callers callers;

    private volatile CountDownLatch company = new CountDownLatch(0);

    void see(@Observes PaymentEvent event) throws InterruptedException {
        of(event.payment().orderId().value())
                .add(new Sight(
                        event.getClass().getSimpleName(),
                        callers.present(),
                        Thread.currentThread().getId()));
        company.countDown();
        if (!company.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("told without company");
        }
    }

    /** Lets so many observers wait for each other: they need a thread each. */
    void gather(int together) {
        company = new CountDownLatch(together);
    }

    /** The next that is seen of an order, which may be a moment after the buyer is back. */
    Sight next(String orderId) throws InterruptedException {
        return Objects.requireNonNull(
                of(orderId).poll(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "nothing was told of " + orderId);
    }

    private BlockingQueue<Sight> of(String orderId) {
        return sights.computeIfAbsent(orderId, order -> new LinkedBlockingQueue<>());
    }

    record Sight(String event, Caller caller, long thread) {}
}
