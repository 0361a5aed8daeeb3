package ir.gardeshpay.gateway;

import dev.failsafe.CircuitBreaker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;

/**
 * Leaves one call of the gateway alone while it is not answered. When half of the latest calls got no answer, it opens:
 * for a while nobody is kept waiting, then a few calls try whether the gateway is back. Thread-safe.
 */
final class Circuit {

    private static final Logger LOG = System.getLogger(Circuit.class.getName());

    /** So many of the latest calls are looked at, and half of them without an answer open the circuit. */
    private static final int LATEST = 20;

    /** So many calls in a row must be answered before the circuit is closed again. */
    private static final int TRIALS = 3;

    private final CircuitBreaker<Object> breaker;

    /** A closed circuit; when it opens, nobody tries for so long. */
    Circuit(GatewayCall call, Duration pause) {
        breaker = CircuitBreaker.builder()
                .withFailureThreshold(LATEST / 2, LATEST)
                .withDelay(pause)
                .withSuccessThreshold(TRIALS)
                .onOpen(event -> LOG.log(
                        Level.WARNING,
                        "GP-0401 the gateway does not answer " + call.title() + ": it is not asked for "
                                + pause.toSeconds() + " s at a time. " + call.withoutIt()))
                .onClose(event -> LOG.log(Level.INFO, "GP-0402 the gateway answers " + call.title() + " again"))
                .build();
    }

    /** Whether a call may be made now; what came of it is told by {@link #end} or {@link #foundNoPlace}. */
    boolean lets() {
        return breaker.tryAcquirePermit();
    }

    /** A call has ended. */
    void end(boolean answered) {
        if (answered) {
            breaker.recordSuccess();
        } else {
            breaker.recordFailure();
        }
    }

    /** A call was not made. If it was to try whether the gateway is back: what holds all places has not ended. */
    void foundNoPlace() {
        if (breaker.isHalfOpen()) {
            breaker.recordFailure();
        }
    }

    /** Whether a call made now would be tried. */
    boolean tries() {
        return !breaker.isOpen() || breaker.getRemainingDelay().isZero();
    }

    /** {@code closed}, {@code open} (the gateway is left alone) or {@code half-open} (a few calls try it). */
    String state() {
        return breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
