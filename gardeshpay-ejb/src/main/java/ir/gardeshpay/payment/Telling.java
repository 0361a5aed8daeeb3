package ir.gardeshpay.payment;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentEvent;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.gateway.Masking;
import ir.gardeshpay.notify.Deliveries;
import ir.gardeshpay.notify.ObserverFailedException;
import ir.gardeshpay.notify.StoredDelivery;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Tells the host what happened to a payment, in order: an event whose observers throw keeps the later ones of the same
 * payment back until it is delivered or parked. Without a transaction of its own; each event has one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Telling {

    private static final Logger LOG = System.getLogger(Telling.class.getName());

    @PersistenceContext(unitName = "gardeshpay")
    private EntityManager entities;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Timeline timeline;

    @Inject
    private TellingTimeline failures;

    @Inject
    private PaymentSettings settings;

    /** What is to be told of a payment, in order; without parked events. */
    public List<StoredDelivery> open(long paymentId) {
        return deliveries.openOf(paymentId);
    }

    /** Tells events of one payment, on the caller's thread. Never throws for what an observer does. */
    public void tell(List<StoredDelivery> inOrder) {
        for (StoredDelivery delivery : inOrder) {
            if (!told(delivery)) {
                return;
            }
        }
    }

    /** An observer's failure may show only when the transaction commits what it has written: any failure is one of it. */
    private boolean told(StoredDelivery delivery) {
        try {
            return deliveries.deliver(delivery.id(), this::eventOf);
        } catch (RuntimeException failed) {
            observerFailed(delivery, failed);
            return false;
        }
    }

    private void observerFailed(StoredDelivery delivery, RuntimeException failed) {
        String why = Masking.masked(reason(failed), List.of());
        boolean again;
        try {
            again = deliveries.failed(delivery.id());
            failures.failed(delivery, again, why);
        } catch (RuntimeException away) {
            failed.addSuppressed(away);
            LOG.log(
                    Level.WARNING,
                    "GP-0302 " + delivery.kind() + " could not be told now (" + why + "), nor could that be stored;"
                            + " it is told when its lease has passed",
                    failed);
            return;
        }
        LOG.log(
                Level.WARNING,
                "GP-0301 an observer of " + delivery.kind() + " failed (" + why + "). The outcome of the payment"
                        + " stands; " + (again ? "the event is fired again later." : "the event is parked."),
                failed);
    }

    /** What an observer threw; or, if the commit failed, the innermost cause, which is the database's own words. */
    private static String reason(RuntimeException failed) {
        Throwable cause = failed;
        while (!(failed instanceof ObserverFailedException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof ObserverFailedException ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    /** Inside the transaction of the delivery. The step comes last: it is the only thing here that writes. */
    private PaymentEvent eventOf(StoredDelivery delivery) {
        Payment payment =
                entities.find(StoredPayment.class, delivery.paymentId()).snapshot(settings);
        PaymentEvent event = switch (delivery.kind()) {
            case PAID -> new PaymentEvent.PaymentPaid(delivery.id(), payment);
            case FAILED -> new PaymentEvent.PaymentFailed(delivery.id(), payment);
            case EXPIRED -> new PaymentEvent.PaymentExpired(delivery.id(), payment);
            case HELD -> new PaymentEvent.PaymentHeld(delivery.id(), payment);
            case DUPLICATED -> new PaymentEvent.PaymentDuplicated(delivery.id(), payment, otherPaid(payment));
        };
        timeline.add(delivery.paymentId(), Step.TOLD, delivery.kind().name());
        return event;
    }

    private List<InvoiceNumber> otherPaid(Payment payment) {
        return entities
                .createQuery(
                        "select p.request.invoiceNumber from StoredPayment p where p.request.orderId = :order"
                                + " and p.status = ir.gardeshpay.PaymentStatus.PAID"
                                + " and p.request.invoiceNumber <> :own order by p.id",
                        String.class)
                .setParameter("order", payment.orderId().value())
                .setParameter("own", payment.invoiceNumber().value())
                .getResultList()
                .stream()
                .map(InvoiceNumber::new)
                .toList();
    }
}
