package ir.gardeshpay.notify;

import ir.gardeshpay.PaymentEvent;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

/** Who hears of results inside the application. Thread-safe. */
@Dependent
public class Audience {

    private final BeanManager beans;

    /** The observers that the container has found. */
    @Inject
    public Audience(BeanManager beans) {
        this.beans = beans;
    }

    /** Whether any observer is called when a payment is paid. Asynchronous ones never are. */
    @SuppressWarnings("NullAway") // the event is never fired: only its type is looked at
    public boolean hearsOfPaid() {
        return beans.resolveObserverMethods(new PaymentEvent.PaymentPaid(0, null)).stream()
                .anyMatch(observer -> !observer.isAsync());
    }
}
