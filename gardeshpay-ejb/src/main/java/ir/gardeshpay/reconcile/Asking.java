package ir.gardeshpay.reconcile;

import ir.gardeshpay.gateway.VerifyAnswer;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Verifications that a pass takes up, by any number of threads at once, until all are done, the gateway is silent, too
 * many cannot be taken up, or the application ends. Thread-safe.
 */
final class Asking {

    /** So many verifies in a row without an answer are enough. */
    private static final int ENOUGH_SILENCE = 3;

    private final Queue<Long> left;
    private final LongFunction<Optional<VerifyAnswer>> verify;
    private final BooleanSupplier ended;
    private final Failures failures = new Failures();
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger decisions = new AtomicInteger();

    /**
     * Asks nothing yet.
     *
     * @param verify asks for one, or does not because somebody else does
     * @param ended whether nothing shall be begun any more
     */
    Asking(Collection<Long> verifications, LongFunction<Optional<VerifyAnswer>> verify, BooleanSupplier ended) {
        this.left = new ConcurrentLinkedQueue<>(verifications);
        this.verify = verify;
        this.ended = ended;
    }

    /** Asks one after the other, until the gateway has answered: one that is silent is not asked many times at once. */
    void untilAnswered() {
        while (answers.get() == 0 && next()) {
            // asked
        }
    }

    /** Asks one after the other to the end. */
    void toTheEnd() {
        while (next()) {
            // asked
        }
    }

    /** How many have not been asked for. */
    int left() {
        return goesOn() ? left.size() : 0;
    }

    /** How many were decided: verified, or refused. */
    int decisions() {
        return decisions.get();
    }

    private boolean goesOn() {
        return silences.get() < ENOUGH_SILENCE && !failures.areEnough() && !ended.getAsBoolean();
    }

    private boolean next() {
        Long id = goesOn() ? left.poll() : null;
        if (id != null) {
            ask(id);
        }
        return id != null;
    }

    private void ask(long id) {
        try {
            verify.apply(id).ifPresent(this::count);
            failures.metNone();
        } catch (RuntimeException failed) {
            failures.met(failed);
        }
    }

    private void count(VerifyAnswer answer) {
        if (answer.silent()) {
            silences.incrementAndGet();
            return;
        }
        silences.set(0);
        answers.incrementAndGet();
        if (!(answer instanceof VerifyAnswer.Unknown)) {
            decisions.incrementAndGet();
        }
    }
}
