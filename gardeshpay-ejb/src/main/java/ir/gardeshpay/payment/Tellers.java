package ir.gardeshpay.payment;

import ir.gardeshpay.Threads;
import ir.gardeshpay.UnderWay;
import ir.gardeshpay.Workers;
import ir.gardeshpay.notify.Deliveries;
import ir.gardeshpay.notify.EventKind;
import ir.gardeshpay.notify.NotifySettings;
import ir.gardeshpay.notify.StoredDelivery;
import ir.gardeshpay.payment.FirstCredit.Credited;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Has the host told on threads of their own, in order for each payment, so that an observer which is slow or hangs
 * holds up neither a buyer, nor the events of other payments, nor, if it takes every thread, the events of another
 * kind. Nothing is interrupted: an observer that hangs keeps its thread, and this node tells nothing more of its
 * payment until it returns. Thread-safe.
 */
@ApplicationScoped
public class Tellers {

    private static final Logger LOG = System.getLogger(Tellers.class.getName());

    /** A buyer does not wait longer than this for the host's observers, nor a pass for a thread. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final boolean FULL = true;
    private static final boolean ROOM = false;

    private static final Duration SUSPICIOUS = Duration.ofMinutes(1);

    @Inject
    private Threads threads;

    @Inject
    private NotifySettings settings;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Telling telling;

    @Inject
    private UnderWay application;

    private final Map<EventKind, Workers> workers = new EnumMap<>(EventKind.class);

    /** Payments of which something is being told here, and the end of that: whether no thread was free. */
    private final Map<Long, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    /**
     * Payments of which more is to be told than what is under way here. What is left here by chance is a look for
     * nothing.
     */
    private final Set<Long> askedAgain = ConcurrentHashMap.newKeySet();

    private final ObserversAtWork observers = new ObserversAtWork();

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Tellers() {}

    @PostConstruct
    void prepare() {
        for (EventKind kind : EventKind.values()) {
            workers.put(kind, threads.workers(settings.concurrency()));
        }
    }

    /**
     * Tells what is to be told of a payment, and waits for it a while: the buyer shall come back to an order that is
     * paid. What could not be told by then is told later.
     */
    public void tell(long paymentId) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Future<Boolean> others = underWay.get(paymentId);
        if (others != null) { // it may have looked for events before there was this one
            askedAgain.add(paymentId);
            await(others, paymentId, deadline);
        }
        await(begun(paymentId), paymentId, deadline);
    }

    /**
     * The same where the caller has just stored the payment's first event, and knows all of it: nothing is looked up,
     * unless somebody has asked meanwhile to have more told of the payment.
     */
    public void tell(long paymentId, Credited credited) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        if (othersOrBegun(paymentId, end) == null) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            tellFirst(credited, end);
            await(end, paymentId, deadline);
        } else {
            tell(paymentId);
        }
    }

    private void tellFirst(Credited credited, CompletableFuture<Boolean> end) {
        begin(credited.event(), PATIENCE, end, () -> {
            boolean told = telling.tell(credited.event(), credited.payment());
            if (told && askedAgain.remove(credited.event().paymentId())) {
                goOn(credited.event().paymentId(), Duration.ZERO, end);
            } else {
                end.complete(ROOM);
            }
            return told;
        });
    }

    private static void await(Future<Boolean> told, long paymentId, long deadline) {
        try {
            told.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            LOG.log(
                    Level.INFO,
                    "GP-0306 an observer takes long; the buyer does not wait for it any more that the payment with id "
                            + paymentId + " is told");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Has payments told soon, which the caller has claimed.
     *
     * @param busy kinds of event that all threads are busy with: they are left out, because they must not hold up the
     *     others. Those that are found to be so are added
     */
    public void tellSoon(List<Long> paymentIds, Set<EventKind> busy) {
        for (long paymentId : paymentIds) {
            try {
                tellSoon(paymentId, busy);
            } catch (RuntimeException away) {
                LOG.log(
                        Level.WARNING,
                        "GP-0302 an event of the payment with id " + paymentId
                                + " could not be told now; it is told later",
                        away);
            }
        }
    }

    private void tellSoon(long paymentId, Set<EventKind> busy) {
        List<StoredDelivery> open = deliveries.openOf(paymentId);
        if (!open.isEmpty() && !busy.contains(open.get(0).kind())) {
            CompletableFuture<Boolean> told = begun(paymentId);
            if (told.isDone() && told.join()) {
                busy.add(open.get(0).kind());
            }
        }
    }

    /** If something of the payment is being told here already, that goes on to what was added meanwhile. */
    private CompletableFuture<Boolean> begun(long paymentId) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        CompletableFuture<Boolean> others = othersOrBegun(paymentId, end);
        if (others == null) {
            goOn(paymentId, PATIENCE, end);
        }
        return others == null ? end : others;
    }

    /** What is under way of the payment; null if nothing is: then the caller's is, until it ends. */
    @SuppressWarnings("FutureReturnValueIgnored") // taking it off the map cannot fail
    private @Nullable CompletableFuture<Boolean> othersOrBegun(long paymentId, CompletableFuture<Boolean> end) {
        CompletableFuture<Boolean> others = underWay.putIfAbsent(paymentId, end);
        while (others != null && others.isDone()) { // it wakes those who wait before it is off the map
            underWay.remove(paymentId, others);
            others = underWay.putIfAbsent(paymentId, end);
        }
        if (others == null) {
            end.whenComplete((full, never) -> {
                underWay.remove(paymentId, end);
                askedAgain.remove(paymentId);
            });
        }
        return others;
    }

    /** Tells the next event of a payment, and then what comes after it. */
    private void goOn(long paymentId, Duration patience, CompletableFuture<Boolean> end) {
        try {
            List<StoredDelivery> open = deliveries.openOf(paymentId);
            if (open.isEmpty() || application.isClosed()) {
                end.complete(ROOM);
            } else {
                StoredDelivery next = open.get(0);
                begin(next, patience, end, () -> told(next, end));
            }
        } catch (RuntimeException | Error failed) { // whoever waits for this end would wait for ever
            notTold(failed, end);
        }
    }

    /** On a thread for this kind of event. */
    @SuppressWarnings("FutureReturnValueIgnored") // a failure ends the telling, and is logged
    private void begin(
            StoredDelivery event, Duration patience, CompletableFuture<Boolean> end, Callable<Boolean> telling) {
        try {
            workers(event.kind())
                    .begin(() -> application.call(() -> observers.seen(event.paymentId(), telling)), patience)
                    .whenComplete((told, failure) -> notTold(failure, end));
        } catch (RejectedExecutionException full) {
            end.complete(FULL);
            LOG.log(Level.WARNING, "GP-0305 no thread tells an event now; it is told later, here or elsewhere", full);
        } catch (RuntimeException | Error failed) { // whoever waits for this end would wait for ever
            notTold(failed, end);
        }
    }

    private static void notTold(@Nullable Throwable failure, CompletableFuture<Boolean> end) {
        if (failure != null) {
            try {
                LOG.log(Level.WARNING, "GP-0302 an event could not be told now; it is told later", failure);
            } finally {
                end.complete(ROOM);
            }
        }
    }

    private boolean told(StoredDelivery delivery, CompletableFuture<Boolean> end) {
        boolean told = telling.tell(delivery, null);
        if (told) {
            goOn(delivery.paymentId(), Duration.ZERO, end);
        } else {
            end.complete(ROOM);
        }
        return told;
    }

    @SuppressWarnings("NullAway") // every kind has its workers
    private Workers workers(EventKind kind) {
        return workers.get(kind);
    }

    /** Reports observers that seem to hang, with the place where they do. */
    public void reportHanging() {
        workers.forEach((kind, some) -> some.busyLongerThan(SUSPICIOUS)
                .forEach(thread ->
                        LOG.log(Level.WARNING, observers.inWords(kind, thread, SUSPICIOUS, settings.concurrency()))));
    }
}
