package ir.gardeshpay.suite.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Customers who buy one thing after the other, as fast as the shop can, whatever is broken meanwhile. */
final class Crowd implements AutoCloseable {

    private static final int CUSTOMERS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger served = new AtomicInteger();
    private final World world;
    private final List<CompletableFuture<Void>> customers;

    private Crowd(World world) {
        this.world = world;
        this.customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(customer -> CompletableFuture.runAsync(this::shop, Crowd::inBackground))
                .toList();
    }

    static Crowd open(World world) {
        return new Crowd(world);
    }

    /** Runs on a thread of its own: what waits for a server must not wait for other work. */
    static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "customer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until so many more have been served. */
    void awaitServed(int more) {
        int before = served.get();
        await().atMost(LIMIT).until(() -> served.get() >= before + more);
    }

    /** Lets all go home, those who have paid only after they came back; what they met must be answered again by now. */
    @Override
    public void close() {
        open.set(false);
        customers.forEach(customer ->
                customer.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join());
    }

    private void shop() {
        while (open.get()) {
            Customer customer = new Customer(world);
            while (!customer.tryToFinish() && (open.get() || customer.hasPaid())) {
                LockSupport.parkNanos(PAUSE);
            }
            served.incrementAndGet();
        }
    }
}
