package ir.gardeshpay.suite.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A commit that is made to stop. While it stands there the client can be killed; then the connection is dropped, and
 * never goes on. Thread-safe.
 */
public final class CommitHold {

    /** Where a commit is made to stop. */
    public enum Moment {
        /** The client has sent it, and the database will never hear of it. */
        BEFORE,
        /** The database has committed, and the client will never hear of it. */
        AFTER
    }

    private final Moment moment;
    private final List<String> words;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch dropped = new CountDownLatch(1);

    CommitHold(Moment moment, List<String> words) {
        this.moment = moment;
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * Waits until the commit stands at its moment.
     *
     * @throws IllegalStateException if it does not within this time
     */
    public void awaitArrival(Duration limit) {
        try {
            if (!arrived.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("No commit of " + words + " came within " + limit);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for a commit of " + words + " was interrupted", interrupted);
        }
    }

    /** Drops the connection on which the commit stands; if none does yet, none will. */
    public void drop() {
        taken.set(true);
        dropped.countDown();
    }

    /** Whether this commit is the one to be stopped; if so, no other will be. */
    boolean takes(Moment now, List<String> changes) {
        return now == moment && matches(changes) && taken.compareAndSet(false, true);
    }

    private boolean matches(List<String> changes) {
        String all = String.join("\n", changes).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }

    /** Stands still until dropped. */
    void stop() throws IOException {
        arrived.countDown();
        try {
            dropped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("dropped at the commit of " + words);
    }
}
