package ir.gardeshpay.gateway;

import dev.failsafe.CircuitBreaker;
import ir.gardeshpay.Threads;
import ir.gardeshpay.Turn;
import ir.gardeshpay.Workers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps a sick gateway from making the server sick.
 *
 * <ul>
 *   <li>So many calls at once and no more. Who waits for a place waits in turn, not long, and only so many do. Verify
 *       goes before getToken: who has paid is served before who would like to.
 *   <li>Waiting for a place and the call together take no longer than {@link GatewaySettings#callTime}, whatever the
 *       other side does: bytes that drip, a connection that neither speaks nor closes.
 *   <li>When half of the latest calls got no answer, the circuit opens: for a while nobody is kept waiting, then a few
 *       calls try whether the gateway is back.
 * </ul>
 *
 * Thread-safe; one for the application.
 */
@ApplicationScoped
public class Calls {

    private static final Logger LOG = System.getLogger(Calls.class.getName());

    /** So many of the latest calls are looked at, and half of them without an answer open the circuit. */
    private static final int LATEST = 20;

    /**
     * Longer than this nobody waits until a call may begin; nor longer than a part of its time, of which it needs the
     * rest.
     */
    private static final Duration WAIT_FOR_A_PLACE = Duration.ofSeconds(3);

    private static final int PART_OF_CALL = 4;

    /** So many calls in a row must be answered before the circuit is closed again. */
    private static final int TRIALS = 3;

    @Inject
    private Threads threads;

    @Inject
    private GatewaySettings settings;

    private Workers workers;
    private Duration patience;
    private CircuitBreaker<Object> circuit;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Calls() {}

    @PostConstruct
    void prepare() {
        workers = threads.workers(settings.concurrency());
        Duration part = settings.callTime().dividedBy(PART_OF_CALL);
        patience = part.compareTo(WAIT_FOR_A_PLACE) < 0 ? part : WAIT_FOR_A_PLACE;
        circuit = CircuitBreaker.builder()
                .withFailureThreshold(LATEST / 2, LATEST)
                .withDelay(settings.pause())
                .withSuccessThreshold(TRIALS)
                .onOpen(event -> LOG.log(
                        Level.WARNING,
                        "GP-0401 the gateway does not answer: it is left alone for "
                                + settings.pause().toSeconds()
                                + " s at a time. Payments that wait for verify are verified when it is back."))
                .onClose(event -> LOG.log(Level.INFO, "GP-0402 the gateway answers again"))
                .build();
    }

    /** Whether a call made now would be tried. */
    public boolean areTried() {
        return !circuit.isOpen() || circuit.getRemainingDelay().isZero();
    }

    /** {@code closed}, {@code open} (the gateway is left alone) or {@code half-open} (a few calls try it). */
    public String circuit() {
        return circuit.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Makes a call.
     *
     * @throws NotAskedException if the gateway was not asked at all
     * @throws ExecutionException if the call failed
     * @throws TimeoutException if it took too long; what it still brings is not waited for
     */
    <T> T made(Turn turn, Callable<T> call) throws NotAskedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + settings.callTime().toNanos();
        Future<T> begun = begun(turn, call);
        boolean answered = false;
        try {
            T answer = begun.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            answered = true;
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted while the gateway was asked");
        } finally {
            if (answered) {
                circuit.recordSuccess();
            } else {
                circuit.recordFailure();
            }
        }
    }

    private <T> Future<T> begun(Turn turn, Callable<T> call) throws NotAskedException {
        if (!circuit.tryAcquirePermit()) {
            throw new NotAskedException("the gateway has not answered lately and is left alone for a moment");
        }
        try {
            return workers.begin(turn, call, patience);
        } catch (RejectedExecutionException full) {
            if (circuit.isHalfOpen()) { // a trial that finds no place: what holds all of them has not ended
                circuit.recordFailure();
            }
            throw new NotAskedException("too many calls are under way: " + full.getMessage());
        }
    }

    /** The gateway was not asked: it cannot have done anything. */
    static final class NotAskedException extends IOException {

        private static final long serialVersionUID = 1L;

        NotAskedException(String message) {
            super(message);
        }
    }
}
