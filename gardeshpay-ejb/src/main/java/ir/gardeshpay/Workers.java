package ir.gardeshpay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Threads for work that may hang: a call to another server, an observer of the host. Whoever wants it done waits as
 * long as he likes and goes on; the work keeps its thread, is not interrupted, and keeps its place until it really
 * ends. There are never more threads than places, so what hangs can take all places and nothing else of the server.
 * Only so many may wait for one: those who wait hold threads of the server too.
 *
 * <p>Threads are used again, so a work must leave none of its own behind on them. Thread-safe.
 */
public final class Workers {

    private final int most;
    private final Places places;
    private final Executor threads;
    private final Executor context;
    private final Map<Thread, Long> begun = new ConcurrentHashMap<>();

    /**
     * Starts no thread yet.
     *
     * @param most so many works at once
     * @param threads runs a work on a thread that does nothing else meanwhile
     * @param context runs it on that thread as the application
     */
    Workers(int most, Executor threads, Executor context) {
        this.most = most;
        this.places = new Places(most);
        this.threads = threads;
        this.context = context;
    }

    /** Begins a work as {@link #begin(Turn, Callable, Duration)} does, in the order of asking. */
    public <T> CompletableFuture<T> begin(Callable<T> work, Duration patience) {
        return begin(Turn.IN_ORDER, work, patience);
    }

    /**
     * Begins a work as soon as there is a place for it.
     *
     * @param turn whether it begins before what has waited longer; then it may also take the room to wait in of what
     *     does not
     * @return its end, which may never come: wait with a limit
     * @throws RejectedExecutionException if no place became free in time, too many wait for one, or no thread could be
     *     made: the work has not begun and never will
     */
    public <T> CompletableFuture<T> begin(Turn turn, Callable<T> work, Duration patience) {
        if (!places.take(turn, patience)) {
            throw new RejectedExecutionException("all " + most + " places are taken: none became free in "
                    + patience.toMillis() + " ms, or too many wait for one already");
        }
        CompletableFuture<T> end = new CompletableFuture<>();
        AtomicBoolean left = new AtomicBoolean();
        try {
            threads.execute(() -> runInContext(work, end, left));
        } catch (RuntimeException | Error noThread) {
            leave(left);
            throw new RejectedExecutionException("no thread could be made: " + noThread.getMessage(), noThread);
        }
        return end;
    }

    /** A container may fail before it runs the work, when the application is on its way out. */
    @SuppressWarnings("CatchingThrowable") // whoever waits must be told whatever it is
    private <T> void runInContext(Callable<T> work, CompletableFuture<T> end, AtomicBoolean left) {
        try {
            context.execute(() -> run(work, end, left));
        } catch (Throwable failure) {
            leave(left);
            end.completeExceptionally(failure);
        }
    }

    @SuppressWarnings("CatchingThrowable") // whoever waits must be told whatever it is
    private <T> void run(Callable<T> work, CompletableFuture<T> end, AtomicBoolean left) {
        begun.put(Thread.currentThread(), System.nanoTime());
        try {
            end.complete(work.call());
        } catch (Throwable failure) {
            end.completeExceptionally(failure);
        } finally {
            begun.remove(Thread.currentThread());
            leave(left);
        }
    }

    private void leave(AtomicBoolean left) {
        if (left.compareAndSet(false, true)) {
            places.left();
        }
    }

    /**
     * Begins nothing any more, and waits until what is under way has ended.
     *
     * @return whether it has; if not, it goes on
     */
    public boolean close(Duration patience) {
        return places.close(patience);
    }

    /** How many wait for a place now. */
    int waiting() {
        return places.waiting();
    }

    /** The threads whose present work has been going on for longer than this: it may hang. */
    public List<Thread> busyLongerThan(Duration limit) {
        long now = System.nanoTime();
        return begun.entrySet().stream()
                .filter(work -> now - work.getValue() > limit.toNanos())
                .map(Map.Entry::getKey)
                .toList();
    }
}
