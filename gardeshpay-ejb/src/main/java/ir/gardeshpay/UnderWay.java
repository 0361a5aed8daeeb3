package ir.gardeshpay;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What is under way when the application is undeployed is waited for. Payara takes an enterprise bean away in the
 * middle of its transaction, which then stays open until the server ends: nobody gets at the rows that it has locked,
 * on no node. Thread-safe; one for the application.
 */
@ApplicationScoped
public class UnderWay {

    private final Semaphore places = new Semaphore(Integer.MAX_VALUE);
    private final ThreadLocal<Boolean> inside = new ThreadLocal<>();
    private volatile boolean closed;

    /**
     * Does a work that may begin transactions. What it does on the same thread belongs to it, also when the end has
     * come.
     *
     * @throws IllegalStateException if the application is being undeployed: nothing was begun
     */
    public <T> T call(Callable<T> work) throws Exception {
        if (inside.get() != null) {
            return work.call();
        }
        if (!enter()) {
            throw new IllegalStateException(
                    "the application is being undeployed, so nothing was begun; a payment goes on when it is back");
        }
        try {
            return work.call();
        } finally {
            leave();
        }
    }

    /** The same; or nothing, if the application is being undeployed. */
    public void run(Runnable work) {
        if (inside.get() != null) {
            work.run();
        } else if (enter()) {
            try {
                work.run();
            } finally {
                leave();
            }
        }
    }

    private boolean enter() {
        boolean entered = !closed && places.tryAcquire();
        if (entered) {
            inside.set(true);
        }
        return entered;
    }

    private void leave() {
        inside.remove();
        places.release();
    }

    /** Whether nothing shall be begun any more. */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Lets nothing begin any more, and waits until what is under way has ended.
     *
     * @return whether it has; if not, it goes on
     */
    public boolean close(Duration patience) {
        closed = true;
        try {
            return places.tryAcquire(Integer.MAX_VALUE, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
