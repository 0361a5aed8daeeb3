package ir.gardeshpay.payment;

import ir.gardeshpay.notify.EventKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Of which payment each thread is telling, so that the log can say whose observer hangs, and where. Thread-safe. */
final class ObserversAtWork {

    private static final int SHOWN_FRAMES = 20;

    private final Map<Thread, Long> payments = new ConcurrentHashMap<>();

    /** Tells, on this thread. */
    boolean seen(long paymentId, Callable<Boolean> telling) throws Exception {
        payments.put(Thread.currentThread(), paymentId);
        try {
            return telling.call();
        } finally {
            payments.remove(Thread.currentThread());
        }
    }

    /**
     * What is said of one that has been telling for longer than this.
     *
     * @param threads that there are for this kind of event
     */
    String inWords(EventKind kind, Thread thread, Duration limit, int threads) {
        return "GP-0307 an observer of " + kind + " has been running for more than " + limit.toSeconds() + " s"
                + ofPayment(payments.get(thread)) + ", on the thread " + thread.getName() + ". It keeps one of "
                + threads
                + " threads for this kind of event. It stands at\n" + place(thread);
    }

    /** It may have come to an end just now. */
    private static String ofPayment(@Nullable Long id) {
        return id == null ? "" : ", for the payment with id " + id;
    }

    private static String place(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .limit(SHOWN_FRAMES)
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n"));
    }
}
