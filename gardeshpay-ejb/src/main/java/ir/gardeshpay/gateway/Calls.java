package ir.gardeshpay.gateway;

import ir.gardeshpay.Threads;
import ir.gardeshpay.Workers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
 *   <li>When half of the latest calls got no answer, a {@link Circuit} opens. getToken and verify have one each: a
 *       gateway that starts no payments may well say which of them are paid.
 * </ul>
 *
 * Thread-safe; one for the application.
 */
@ApplicationScoped
public class Calls {

    /**
     * Longer than this nobody waits until a call may begin; nor longer than a part of its time, of which it needs the
     * rest.
     */
    private static final Duration WAIT_FOR_A_PLACE = Duration.ofSeconds(3);

    private static final int PART_OF_CALL = 4;

    @Inject
    private Threads threads;

    @Inject
    private GatewaySettings settings;

    private Workers workers;
    private Duration patience;
    private Map<GatewayCall, Circuit> circuits;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Calls() {}

    @PostConstruct
    void prepare() {
        workers = threads.workers(settings.concurrency());
        Duration part = settings.callTime().dividedBy(PART_OF_CALL);
        patience = part.compareTo(WAIT_FOR_A_PLACE) < 0 ? part : WAIT_FOR_A_PLACE;
        circuits = new EnumMap<>(GatewayCall.class);
        for (GatewayCall call : GatewayCall.values()) {
            circuits.put(call, new Circuit(call, settings.pause()));
        }
    }

    /** Whether such a call made now would be tried. */
    public boolean areTried(GatewayCall call) {
        return circuit(call).tries();
    }

    /** {@code closed}, {@code open} (the gateway is not asked so) or {@code half-open} (a few calls try it). */
    public String circuitOf(GatewayCall call) {
        return circuit(call).state();
    }

    private Circuit circuit(GatewayCall call) {
        return Objects.requireNonNull(circuits.get(call));
    }

    /**
     * Makes a call.
     *
     * @throws NotAskedException if the gateway was not asked at all
     * @throws ExecutionException if the call failed
     * @throws TimeoutException if it took too long; what it still brings is not waited for
     */
    <T> T made(GatewayCall call, Callable<T> work) throws NotAskedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + settings.callTime().toNanos();
        Circuit circuit = circuit(call);
        Future<T> begun = begun(call, circuit, work);
        boolean answered = false;
        try {
            T answer = begun.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            answered = true;
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted while the gateway was asked");
        } finally {
            circuit.end(answered);
        }
    }

    private <T> Future<T> begun(GatewayCall call, Circuit circuit, Callable<T> work) throws NotAskedException {
        if (!circuit.lets()) {
            throw new NotAskedException("the gateway has not answered lately and is left alone for a moment");
        }
        try {
            return workers.begin(call.turn(), work, patience);
        } catch (RejectedExecutionException full) {
            circuit.foundNoPlace();
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
