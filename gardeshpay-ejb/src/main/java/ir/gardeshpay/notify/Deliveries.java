package ir.gardeshpay.notify;

import ir.gardeshpay.Backoff;
import ir.gardeshpay.Node;
import ir.gardeshpay.PaymentEvent;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The events that are still to be told, and the telling of one. Every method is one short transaction of its own, except
 * {@link #add}, which belongs to the caller's. Thread-safe, on several nodes too.
 */
@Stateless
public class Deliveries {

    /** Longer than observers should take, plus a minute of difference between clocks. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));

    @PersistenceContext(unitName = "gardeshpay")
    private EntityManager entities;

    @Resource
    private EJBContext context;

    @Inject
    private Event<PaymentEvent> events;

    @Inject
    private NotifySettings settings;

    @Inject
    private Node node;

    /**
     * Keeps an event in the transaction of what it tells of, which has locked the payment. Only the caller tries it until
     * its lease has passed.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void add(long paymentId, EventKind kind) {
        Instant now = node.now();
        int number = kindsOf(paymentId).size() + 1;
        entities.persist(new StoredDelivery(paymentId, number, kind, now, now.plus(LEASE)));
    }

    /** The same, unless the payment has such an event already. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void addOnce(long paymentId, EventKind kind) {
        if (!kindsOf(paymentId).contains(kind)) {
            add(paymentId, kind);
        }
    }

    private List<EventKind> kindsOf(long paymentId) {
        return entities.createQuery("select d.kind from StoredDelivery d where d.paymentId = :payment", EventKind.class)
                .setParameter("payment", paymentId)
                .getResultList();
    }

    /** The events of a payment that are not delivered, in the order in which they happened; without parked ones. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<StoredDelivery> openOf(long paymentId) {
        return entities.createQuery(
                        "select d from StoredDelivery d where d.paymentId = :payment and d.nextAttemptAt is not null"
                                + " and d.deliveredAt is null order by d.number",
                        StoredDelivery.class)
                .setParameter("payment", paymentId)
                .getResultList();
    }

    /** Payments whose first open event is due, the longest waiting first. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Long> duePayments(int most) {
        return entities.createQuery(
                        "select d.paymentId from StoredDelivery d where d.nextAttemptAt <= :now"
                                + " and not exists (select e.id from StoredDelivery e where e.paymentId = d.paymentId"
                                + " and e.nextAttemptAt is not null and e.number < d.number)"
                                + " order by d.nextAttemptAt",
                        Long.class)
                .setParameter("now", node.now())
                .setMaxResults(most)
                .getResultList();
    }

    /** Takes an event that is due; false if another node, or another thread, was faster. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean claim(long id) {
        Instant now = node.now();
        return entities.createQuery("update StoredDelivery d set d.nextAttemptAt = :lease"
                                + " where d.id = :id and d.nextAttemptAt <= :now and d.deliveredAt is null")
                        .setParameter("lease", now.plus(LEASE))
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Lets anybody tell what the caller has added to a payment and will not tell itself. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void handOver(long paymentId) {
        entities.createQuery("update StoredDelivery d set d.nextAttemptAt = :now"
                        + " where d.paymentId = :payment and d.attempts = 0 and d.nextAttemptAt > :now"
                        + " and d.deliveredAt is null")
                .setParameter("now", node.now())
                .setParameter("payment", paymentId)
                .executeUpdate();
    }

    /**
     * Fires the event and marks it delivered, in one transaction. Nothing happens if it is delivered already.
     *
     * @param eventOf gives the event, inside the transaction
     * @throws ObserverFailedException if an observer threw or marked the transaction for rollback: nothing was committed
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void deliver(long id, Function<StoredDelivery, PaymentEvent> eventOf) {
        int marked = entities.createQuery("update StoredDelivery d set d.deliveredAt = :now, d.nextAttemptAt = null"
                        + " where d.id = :id and d.deliveredAt is null")
                .setParameter("now", node.now())
                .setParameter("id", id)
                .executeUpdate();
        if (marked == 1) {
            fire(eventOf.apply(entities.find(StoredDelivery.class, id)));
        }
    }

    private void fire(PaymentEvent event) {
        try {
            events.fire(event);
        } catch (RuntimeException thrown) {
            throw new ObserverFailedException(thrown.getClass().getName() + ": " + thrown.getMessage(), thrown);
        }
        if (context.getRollbackOnly()) {
            throw new ObserverFailedException("an observer marked the transaction for rollback");
        }
    }

    /**
     * Sets the next attempt after a failed one. Whoever delivered the event meanwhile has won: then nothing changes.
     *
     * @return false if that was the last attempt and the event is parked now
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean failed(long id) {
        StoredDelivery delivery = entities.find(StoredDelivery.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (delivery.isDelivered()) {
            return true;
        }
        boolean again = delivery.attempts() + 1 < settings.attempts();
        delivery.failed(again ? node.now().plus(PAUSES.after(delivery.attempts() + 1)) : null);
        return again;
    }

    /** Makes the parked events of a payment due again, and says how many there were. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int unpark(long paymentId) {
        List<StoredDelivery> parked = entities.createQuery(
                        "select d from StoredDelivery d where d.paymentId = :payment and d.deliveredAt is null"
                                + " and d.nextAttemptAt is null",
                        StoredDelivery.class)
                .setParameter("payment", paymentId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        parked.forEach(delivery -> delivery.unpark(node.now()));
        return parked.size();
    }
}
