package ir.gardeshpay.reconcile;

import ir.gardeshpay.Threads;
import ir.gardeshpay.UnderWay;
import ir.gardeshpay.Workers;
import ir.gardeshpay.payment.Tellers;
import ir.gardeshpay.webhook.Sender;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link Clock} begins: every method returns at once, and what takes time goes on on threads of its own.
 * Verifying and telling do not wait for each other. An EJB, so that these threads are the application's. Thread-safe.
 */
@Singleton(name = "GardeshPayTimetable")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Timetable {

    private static final Logger LOG = System.getLogger(Timetable.class.getName());

    /** One for each pass, and one for each that finds it still running. */
    private static final int PLACES = 6;

    @Inject
    private Threads threads;

    @Inject
    private Reconciler reconciler;

    @Inject
    private Tellers tellers;

    @Inject
    private Sender webhooks;

    @Inject
    private UnderWay underWay;

    private final Passes verifying = new Passes("verify", () -> underWay.run(() -> reconciler.verify()));
    private final Passes telling = new Passes("tell", () -> underWay.run(() -> reconciler.tell()));
    private final Passes pullingBack = new Passes("pull back", () -> underWay.run(() -> reconciler.pullBack()));

    private Workers workers;

    private volatile boolean closed;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Timetable() {}

    @PostConstruct
    void prepare() {
        workers = threads.workers(PLACES);
    }

    @PreDestroy
    void close() {
        closed = true;
    }

    /** Asks verify for what is not decided. */
    public void verify() {
        begin(verifying);
    }

    /** Tells what is not told. */
    public void tell() {
        begin(telling);
    }

    /** Sends the webhooks that are due. */
    public void send() {
        webhooks.wake();
    }

    /** Makes due what a wrong clock has put off. */
    public void pullBack() {
        begin(pullingBack);
    }

    /** Reports observers that hang. */
    public void report() {
        tellers.reportHanging();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged
    private void begin(Passes passes) {
        workers.begin(() -> pass(passes), Duration.ZERO).whenComplete((never, failure) -> report(failure));
    }

    private static boolean pass(Passes passes) {
        passes.run();
        return true;
    }

    /** A container may refuse to run a thread, and an error goes through a pass. */
    private void report(@Nullable Throwable failure) {
        if (failure != null && !closed) {
            LOG.log(Level.WARNING, "GP-0205 a pass did not run to its end; the next one goes on", failure);
        }
    }
}
