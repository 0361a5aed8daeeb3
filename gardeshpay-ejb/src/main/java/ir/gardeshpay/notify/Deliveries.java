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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * The events that are still to be told, and the telling of one. Every method is one short transaction of its own, except
 * {@link #add}, which belongs to the caller's. Thread-safe, on several nodes too.
 */
@Stateless
public class Deliveries {

    /**
     * Who tells has the row locked, and that is what counts; the lease only keeps others from looking in vain before. So
     * it may be short, and clocks may differ: at worst somebody is turned away.
     */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final String OPEN = "select id from gardeshpay_delivery where id = ?1 and delivered_at is null";

    private static final String DUE =
            "select d.id, d.payment_id from gardeshpay_delivery d where d.next_attempt_at <= ?1"
                    + " and not exists (select 1 from gardeshpay_delivery e where e.payment_id = d.payment_id"
                    + " and e.next_attempt_at is not null and e.event_number < d.event_number)"
                    + " order by d.next_attempt_at limit ";

    /** In SQL, because one of the two persistence providers ignores the hint that JPA has for it. */
    private static final String UNLOCKED = " for update skip locked";

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

    /**
     * Takes payments whose first open event is due, the longest waiting first, and gives them to the caller: nobody else
     * takes them until their lease has passed. An event that is being delivered, or that hangs in an observer, is locked
     * and left out.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    @SuppressWarnings("unchecked")
    public List<Long> claimDue(int most) {
        Instant now = node.now();
        List<Object[]> due = entities.createNativeQuery(DUE + most + UNLOCKED)
                .setParameter(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .getResultList();
        if (!due.isEmpty()) {
            entities.createQuery("update StoredDelivery d set d.nextAttemptAt = :lease where d.id in :ids")
                    .setParameter("lease", now.plus(LEASE))
                    .setParameter("ids", due.stream().map(row -> number(row[0])).toList())
                    .executeUpdate();
        }
        return due.stream().map(row -> number(row[1])).toList();
    }

    private static Long number(Object column) {
        return ((Number) column).longValue();
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
     * Fires the event and marks it delivered, in one transaction that has its row locked: whoever else wants to deliver it
     * meanwhile is turned away and not kept waiting. Nothing happens if it is delivered already.
     *
     * @param eventOf gives the event, inside the transaction
     * @return whether it is delivered; false: somebody else is at it
     * @throws ObserverFailedException if an observer threw or marked the transaction for rollback: nothing was committed
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean deliver(long id, Function<StoredDelivery, PaymentEvent> eventOf) {
        boolean mine = isMine(id);
        StoredDelivery delivery = entities.find(StoredDelivery.class, id);
        if (mine) {
            delivery.delivered(node.now());
            fire(eventOf.apply(delivery));
        }
        return delivery.isDelivered();
    }

    /** Locks an event for this transaction; false if it is delivered, or somebody else is delivering it right now. */
    private boolean isMine(long id) {
        return !entities.createNativeQuery(OPEN + UNLOCKED)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
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
     * Sets the next attempt after a failed one. Nothing changes if somebody else has delivered the event meanwhile, or is
     * at it.
     *
     * @return false if that was the last attempt and the event is parked now
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean failed(long id) {
        if (!isMine(id)) {
            return true;
        }
        StoredDelivery delivery = entities.find(StoredDelivery.class, id);
        boolean again = delivery.attempts() + 1 < settings.attempts();
        if (again) {
            delivery.failed(node.now().plus(PAUSES.after(delivery.attempts() + 1)));
        } else {
            delivery.parked(node.now());
        }
        return again;
    }

    /** Parked events of all payments, the longest parked first. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<StoredDelivery> parked(int most) {
        return entities.createQuery(
                        "select d from StoredDelivery d where d.parkedAt is not null order by d.parkedAt, d.id",
                        StoredDelivery.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** Makes the parked events of a payment due again, and says how many there were. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int unpark(long paymentId) {
        List<StoredDelivery> parked = entities.createQuery(
                        "select d from StoredDelivery d where d.paymentId = :payment and d.parkedAt is not null",
                        StoredDelivery.class)
                .setParameter("payment", paymentId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        parked.forEach(delivery -> delivery.unpark(node.now()));
        return parked.size();
    }
}
