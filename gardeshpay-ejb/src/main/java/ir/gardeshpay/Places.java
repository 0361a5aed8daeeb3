package ir.gardeshpay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * So many places and no more. Who finds none free waits, in the order of asking, and who goes {@link Turn#FIRST} before
 * all others. Only so many wait, for they hold threads of the server; one who goes first and finds no room to wait in
 * gets that of the last of the others, who is turned away. Thread-safe.
 */
final class Places {

    /** So many may wait for each place. */
    private static final int WAITING_FOR_EACH = 2;

    private final int most;
    private final Deque<CompletableFuture<Boolean>> first = new ArrayDeque<>();
    private final Deque<CompletableFuture<Boolean>> others = new ArrayDeque<>();
    private int free;
    private boolean closed;

    Places(int most) {
        this.most = most;
        this.free = most;
    }

    /** Whether there was a place in that time; it is to be left then. */
    boolean take(Turn turn, Duration patience) {
        CompletableFuture<Boolean> place = asked(turn, patience);
        if (place == null) {
            return false;
        }
        try {
            return place.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            if (!givenUp(place) && place.join()) {
                left();
            }
            return false;
        } catch (TimeoutException tooLong) {
            return !givenUp(place) && place.join();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    private synchronized @Nullable CompletableFuture<Boolean> asked(Turn turn, Duration patience) {
        if (closed) {
            return null;
        }
        if (free > 0) {
            free--;
            return CompletableFuture.completedFuture(true);
        }
        if (patience.isZero() || !hasRoom(turn)) {
            return null;
        }
        CompletableFuture<Boolean> place = new CompletableFuture<>();
        (turn == Turn.FIRST ? first : others).add(place);
        return place;
    }

    private boolean hasRoom(Turn turn) {
        if (waiting() < WAITING_FOR_EACH * most) {
            return true;
        }
        CompletableFuture<Boolean> last = turn == Turn.FIRST ? others.pollLast() : null;
        return last != null && last.complete(false);
    }

    /** Whether it was still waited for; else it has just been given, or refused. */
    private synchronized boolean givenUp(CompletableFuture<Boolean> place) {
        return first.removeIf(waiting -> waiting == place) || others.removeIf(waiting -> waiting == place);
    }

    /** A place is free again, and goes to whoever waits. */
    synchronized void left() {
        CompletableFuture<Boolean> next = first.isEmpty() ? others.poll() : first.poll();
        if (next == null) {
            free++;
            notifyAll();
        } else {
            next.complete(true);
        }
    }

    /**
     * Gives no place any more, also to those who wait, and waits until all are left: whether they were, in that time.
     */
    synchronized boolean close(Duration patience) {
        closed = true;
        first.forEach(place -> place.complete(false));
        others.forEach(place -> place.complete(false));
        first.clear();
        others.clear();
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long rest = patience.toNanos(); free < most && rest > 0; rest = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, rest);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return free == most;
    }

    /** How many wait for a place now. */
    synchronized int waiting() {
        return first.size() + others.size();
    }
}
