package ir.gardeshpay.payment;

import ir.gardeshpay.Entities;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.LeftTransaction;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentEvent;
import ir.gardeshpay.gateway.Masking;
import ir.gardeshpay.notify.Claims.AfterFailure;
import ir.gardeshpay.notify.Firing;
import ir.gardeshpay.notify.ObserverFailedException;
import ir.gardeshpay.notify.StoredDelivery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tells the host one thing that happened to a payment, on the caller's thread, in a transaction of its own. Knows what
 * an event says, and what becomes of one whose observers fail. Thread-safe; not pooled, because it may hang.
 */
@ApplicationScoped
public class Telling {

    private static final Logger LOG = System.getLogger(Telling.class.getName());

    private static final int DEEPEST_CAUSE = 20;

    @Inject
    private Entities entities;

    @Inject
    private Firing firing;

    @Inject
    private TellingTimeline failures;

    @Inject
    private PaymentSettings settings;

    private LeftTransaction left;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Telling() {}

    @PostConstruct
    void prepare() {
        left = LeftTransaction.here();
    }

    /**
     * Tells an event. Never throws for what an observer does; its failure may show only when the transaction commits
     * what it has written.
     *
     * @param paid the payment, if the caller knows that it is paid, which is final; null: it is looked up
     * @return whether the event needs no telling any more, so that the next one of the payment can be told
     */
    public boolean tell(StoredDelivery delivery, @Nullable Payment paid) {
        AtomicBoolean fired = new AtomicBoolean();
        try {
            return firing.fire(delivery, () -> {
                left.undoAfterError();
                PaymentEvent event = eventOf(delivery, paid);
                fired.set(true);
                return event;
            });
        } catch (OutdatedNewsException outdated) {
            return withdraw(delivery);
        } catch (RuntimeException | Error failed) {
            if (fired.get()) {
                observerFailed(delivery, failed);
            } else {
                notNow(delivery, failed);
            }
            return false;
        } finally {
            left.end();
        }
    }

    /** Who made it paid has passed by the event, because somebody looked at it just then. */
    private boolean withdraw(StoredDelivery delivery) {
        try {
            return failures.failed(delivery, "the payment is paid now") == AfterFailure.WITHDRAWN;
        } catch (RuntimeException away) {
            notNow(delivery, away);
            return false;
        }
    }

    private static void notNow(StoredDelivery delivery, Throwable why) {
        LOG.log(
                Level.WARNING,
                "GP-0302 " + named(delivery) + " could not be told now; it is told when its lease has passed",
                why);
    }

    /** By the id of its payment, because the database may be what is away. */
    private static String named(StoredDelivery delivery) {
        return delivery.kind() + " of the payment with id " + delivery.paymentId();
    }

    private void observerFailed(StoredDelivery delivery, Throwable failed) {
        String why = Masking.masked(reason(failed), List.of());
        try {
            AfterFailure next = failures.failed(delivery, why);
            LOG.log(
                    Level.WARNING,
                    "GP-0301 an observer of " + named(delivery) + " failed (" + why + "). The outcome of the payment"
                            + " stands; the event: " + next,
                    failed);
        } catch (RuntimeException away) {
            failed.addSuppressed(away);
            LOG.log(
                    Level.WARNING,
                    "GP-0308 an observer of " + named(delivery) + " failed (" + why + "), and that could not be stored;"
                            + " the event is fired again when its lease has passed",
                    failed);
        }
    }

    /** What an observer threw; or, if the commit failed, the innermost cause, which is the database's own words. */
    private static String reason(Throwable failed) {
        Throwable cause = failed;
        for (int depth = 0; depth < DEEPEST_CAUSE && cause.getCause() != null; depth++) {
            if (cause instanceof ObserverFailedException) {
                return String.valueOf(cause.getMessage());
            }
            cause = cause.getCause();
        }
        return cause instanceof ObserverFailedException ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    /** Inside the transaction of the delivery. */
    private PaymentEvent eventOf(StoredDelivery delivery, @Nullable Payment paid) {
        Payment payment = paid != null
                ? paid
                : entities.joined()
                        .find(StoredPayment.class, delivery.paymentId())
                        .snapshot(settings);
        if (delivery.kind().isFailure() && payment.isPaid()) {
            throw new OutdatedNewsException();
        }
        return switch (delivery.kind()) {
            case PAID -> new PaymentEvent.PaymentPaid(delivery.id(), payment);
            case FAILED -> new PaymentEvent.PaymentFailed(delivery.id(), payment);
            case EXPIRED -> new PaymentEvent.PaymentExpired(delivery.id(), payment);
            case HELD -> new PaymentEvent.PaymentHeld(delivery.id(), payment);
            case DUPLICATED -> new PaymentEvent.PaymentDuplicated(delivery.id(), payment, otherPaid(payment));
        };
    }

    private List<InvoiceNumber> otherPaid(Payment payment) {
        return entities
                .joined()
                .createQuery(
                        "select p.request.invoiceNumber from StoredPayment p where p.request.orderId = :order"
                                + " and p.standing.status = ir.gardeshpay.PaymentStatus.PAID"
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
