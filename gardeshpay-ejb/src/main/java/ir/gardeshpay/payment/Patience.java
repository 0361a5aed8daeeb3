package ir.gardeshpay.payment;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import ir.gardeshpay.gateway.GatewaySettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Waits for what somebody else is doing, here or on another node: asking the gateway, telling the host. Not for long,
 * and only so many wait at once: an impatient buyer who asks again and again must not take all threads of the server.
 * Thread-safe.
 */
@ApplicationScoped
public class Patience {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration LOOK_AGAIN_AT_MOST = Duration.ofMillis(500);

    /** So many wait for each call that may be under way. */
    private static final int WAITING_FOR_EACH = 3;

    @Inject
    private GatewaySettings gateway;

    private Semaphore places;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Patience() {}

    @PostConstruct
    void prepare() {
        places = new Semaphore(WAITING_FOR_EACH * gateway.concurrency());
    }

    /** Returns when somebody else is through, when that has taken too long, or at once if too many wait. */
    void awaitWhile(CheckedSupplier<Boolean> undecided, Duration longest) {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            RetryPolicy<Boolean> patience = RetryPolicy.<Boolean>builder()
                    .handleResult(true)
                    .abortOn(Throwable.class)
                    .withBackoff(LOOK_AGAIN, LOOK_AGAIN_AT_MOST)
                    .withMaxRetries(-1)
                    .withMaxDuration(longest)
                    .build();
            Failsafe.with(patience).get(undecided);
        } finally {
            places.release();
        }
    }
}
