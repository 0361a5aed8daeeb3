package ir.gardeshpay.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The readiness check {@code gardeshpay}: up if a payment can be taken. A gateway that is away leaves it up, because no
 * other node would fare better, and what is under way goes on by itself. Answers within a few seconds whatever hangs.
 * Thread-safe.
 */
@Readiness
@ApplicationScoped
public class TakesPayments implements HealthCheck {

    @Inject
    private Event<ReadinessQuestion> questions;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public TakesPayments() {}

    @Override
    public HealthCheckResponse call() {
        return answered(questions::fire);
    }

    static HealthCheckResponse answered(Consumer<ReadinessQuestion> ask) {
        ReadinessQuestion question = new ReadinessQuestion();
        try {
            ask.accept(question);
        } catch (RuntimeException failed) { // its message may hold an address
            question.notReady(
                    "the engine could not answer: " + failed.getClass().getName());
        }
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("gardeshpay").withData("version", Health.moduleVersion());
        question.facts().forEach((name, value) -> {
            if (value instanceof Long number) {
                response.withData(name, number);
            } else {
                response.withData(name, String.valueOf(value));
            }
        });
        String obstacle = question.obstacle();
        return obstacle == null
                ? response.up().build()
                : response.withData("reason", obstacle).down().build();
    }
}
