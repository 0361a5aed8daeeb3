package ir.gardeshpay.reconcile;

import ir.gardeshpay.health.ReadinessQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Answers the probes of readiness, also while the application starts, which may last for as long as a migration. No
 * enterprise bean answers then: Payara and WildFly let whoever calls one wait until the start is over, and each probe
 * would have a thread of the server meanwhile. Thread-safe.
 */
@ApplicationScoped
public class Probes {

    @Inject
    private Readiness readiness;

    private volatile boolean started;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Probes() {}

    /** From now on {@link Readiness} is asked. */
    public void begin() {
        started = true;
    }

    /** Answers within three seconds, whatever hangs. */
    public void answer(@Observes ReadinessQuestion question) {
        if (started) {
            readiness.answer(question);
        } else {
            question.notReady("the module is still starting, or could not start: the log says why");
        }
    }
}
