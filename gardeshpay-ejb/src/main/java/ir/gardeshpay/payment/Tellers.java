package ir.gardeshpay.payment;

import ir.gardeshpay.Workers;
import ir.gardeshpay.notify.EventKind;
import ir.gardeshpay.notify.NotifySettings;
import ir.gardeshpay.notify.StoredDelivery;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Has the host told on threads of their own, so that an observer which is slow or hangs holds up neither a buyer, nor the
 * events of other payments, nor, if it takes every thread, the events of another kind. Nothing is interrupted: an observer
 * that hangs keeps its thread, its transaction and its connection until it returns or the server ends, and then the event
 * is told again. Thread-safe.
 */
@ApplicationScoped
public class Tellers {

    private static final Logger LOG = System.getLogger(Tellers.class.getName());

    /** A buyer does not wait longer than this for the host's observers. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Nor, if all threads are busy, longer than this for one of them. */
    private static final Duration BUYERS_PATIENCE = Duration.ofSeconds(1);

    private static final Duration SUSPICIOUS = Duration.ofMinutes(1);
    private static final int SHOWN_FRAMES = 20;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private NotifySettings settings;

    @Inject
    private Telling telling;

    private final Map<EventKind, Workers> workers = new EnumMap<>(EventKind.class);

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Tellers() {}

    @PostConstruct
    void prepare() {
        for (EventKind kind : EventKind.values()) {
            workers.put(kind, new Workers(settings.concurrency(), threads));
        }
    }

    @PreDestroy
    void end() {
        workers.values().forEach(Workers::close);
    }

    /**
     * Tells what is to be told of a payment, and waits for it a while: the buyer shall come back to an order that is paid.
     * What could not be told by then is told later.
     */
    public void tell(long paymentId) {
        List<StoredDelivery> open = telling.open(paymentId);
        if (!open.isEmpty()) {
            begun(open, BUYERS_PATIENCE).ifPresent(Tellers::await);
        }
    }

    /**
     * Has payments told soon, which the caller has claimed. A kind of event that all threads are busy with is left out
     * from there on: it must not hold up the others.
     */
    public void tellSoon(List<Long> paymentIds) {
        Set<EventKind> busy = EnumSet.noneOf(EventKind.class);
        for (long paymentId : paymentIds) {
            List<StoredDelivery> open = telling.open(paymentId);
            if (!open.isEmpty()
                    && !busy.contains(open.get(0).kind())
                    && begun(open, PATIENCE).isEmpty()) {
                busy.add(open.get(0).kind());
            }
        }
    }

    private Optional<Future<?>> begun(List<StoredDelivery> open, Duration patience) {
        EventKind kind = open.get(0).kind();
        try {
            return Optional.of(workers(kind)
                    .begin(
                            () -> {
                                telling.tell(open);
                                return open;
                            },
                            patience));
        } catch (RejectedExecutionException full) {
            LOG.log(
                    Level.WARNING,
                    "GP-0305 " + kind + " is not told now: all " + settings.concurrency() + " threads for it are busy."
                            + " It is told later, here or by another node.");
            return Optional.empty();
        }
    }

    @SuppressWarnings("NullAway") // every kind has its workers
    private Workers workers(EventKind kind) {
        return workers.get(kind);
    }

    private static void await(Future<?> told) {
        try {
            told.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.log(Level.INFO, "GP-0306 an observer takes long; the buyer does not wait for it any more");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            LOG.log(Level.WARNING, "GP-0302 an event could not be told now; it is told later", failed.getCause());
        }
    }

    /** Reports observers that seem to hang, with the place where they do. */
    public void reportHanging() {
        workers.forEach((kind, some) -> some.busyLongerThan(SUSPICIOUS)
                .forEach(thread -> LOG.log(
                        Level.WARNING,
                        "GP-0307 an observer of " + kind + " has been running for more than " + SUSPICIOUS.toSeconds()
                                + " s, on the thread " + thread.getName() + ". It keeps one of "
                                + settings.concurrency() + " threads for this kind of event. It stands at\n"
                                + place(thread))));
    }

    private static String place(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .limit(SHOWN_FRAMES)
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n"));
    }
}
