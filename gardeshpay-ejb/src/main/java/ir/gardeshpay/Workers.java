package ir.gardeshpay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Threads for work that may hang: a call to another server, an observer of the host. Whoever wants it done waits as long as
 * he likes and goes on; the work keeps its thread until it really ends. There are never more threads than places, so what
 * hangs can take all places and nothing else of the server. Places are given in the order of asking, and only so many may
 * wait for one: those who wait hold threads of the server too. Thread-safe.
 */
public final class Workers implements AutoCloseable {

    /** So many may wait for each place. */
    private static final int WAITING_FOR_EACH = 2;

    private final int most;
    private final Semaphore places;
    private final ExecutorService threads;
    private final Map<Thread, Long> begun = new ConcurrentHashMap<>();

    /**
     * Starts no thread yet.
     *
     * @param most so many works at once
     * @param factory makes threads that may use what the application may use
     */
    public Workers(int most, ThreadFactory factory) {
        this.most = most;
        this.places = new Semaphore(most, true);
        this.threads = Executors.newCachedThreadPool(factory);
    }

    /**
     * Begins a work as soon as there is a place for it.
     *
     * @return its end, which may never come: wait with a limit
     * @throws RejectedExecutionException if no place became free in time, or too many wait for one: the work has not
     *     begun and never will
     */
    public <T> Future<T> begin(Callable<T> work, Duration patience) {
        if (!placeWithin(patience)) {
            throw new RejectedExecutionException(
                    "all " + most + " places are taken, and none became free in " + patience.toMillis() + " ms");
        }
        FutureTask<T> task = new FutureTask<>(work);
        try {
            threads.execute(() -> run(task));
        } catch (RuntimeException | Error notBegun) {
            places.release();
            throw notBegun;
        }
        return task;
    }

    private void run(FutureTask<?> task) {
        begun.put(Thread.currentThread(), System.nanoTime());
        try {
            task.run();
        } finally {
            begun.remove(Thread.currentThread());
            places.release();
        }
    }

    private boolean placeWithin(Duration patience) {
        if (waiting() >= WAITING_FOR_EACH * most) {
            return places.tryAcquire();
        }
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many wait for a place now, about. */
    int waiting() {
        return places.getQueueLength();
    }

    /** The threads whose present work has been going on for longer than this: it may hang. */
    public List<Thread> busyLongerThan(Duration limit) {
        long now = System.nanoTime();
        return begun.entrySet().stream()
                .filter(work -> now - work.getValue() > limit.toNanos())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Interrupts what is under way, at the end of the application, and begins nothing any more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
