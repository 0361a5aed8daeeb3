package ir.gardeshpay.notify;

import ir.gardeshpay.Backoff;
import ir.gardeshpay.Node;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The events that are still to be told. Every method is one short transaction of its own, except
 * those that add or withdraw, which belong to the caller's. Thread-safe, on several nodes too.
 */
@Stateless
public class Deliveries {

    /**
     * Who tells has the row locked, and that is what counts; the lease only keeps others from looking in vain before. So
     * it may be short, and clocks may differ: at worst somebody is turned away.
     */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final String OPEN =
            "select id from gardeshpay_delivery where id = ?1 and next_attempt_at is not null";

    private static final String NOT_TRIED =
            "select id from gardeshpay_delivery where payment_id = ?1" + " and attempts = 0 and next_attempt_at > ?2";

    private static final String FAILURES = "select id from gardeshpay_delivery where payment_id = ?1"
            + " and kind in ('FAILED', 'EXPIRED') and delivered_at is null";

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
                                + " order by d.number",
                        StoredDelivery.class)
                .setParameter("payment", paymentId)
                .getResultList();
    }

    /** Whether an event of a payment has not been tried yet: somebody has just added it, and is telling it or will soon. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean isBeingTold(long paymentId) {
        return openOf(paymentId).stream().anyMatch(delivery -> delivery.attempts() == 0);
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
                .setParameter(1, column(now))
                .getResultList();
        moveTo(now.plus(LEASE), due.stream().map(row -> number(row[0])).toList());
        return due.stream().map(row -> number(row[1])).toList();
    }

    private static LocalDateTime column(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Long number(Object column) {
        return ((Number) column).longValue();
    }

    /**
     * Lets anybody tell what the caller has added to a payment and will not tell itself. An event that somebody is
     * delivering right now is left alone.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void handOver(long paymentId) {
        Instant now = node.now();
        List<?> added = entities.createNativeQuery(NOT_TRIED + UNLOCKED)
                .setParameter(1, paymentId)
                .setParameter(2, column(now))
                .getResultList();
        moveTo(now, added.stream().map(Deliveries::number).toList());
    }

    private void moveTo(Instant next, List<Long> ids) {
        if (!ids.isEmpty()) {
            entities.createQuery("update StoredDelivery d set d.nextAttemptAt = :next where d.id in :ids")
                    .setParameter("next", next)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
    }

    /** Locks an event for this transaction; false if it is not open, or somebody else is delivering it right now. */
    static boolean isMine(EntityManager entities, long id) {
        return !entities.createNativeQuery(OPEN + UNLOCKED)
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    /**
     * In the transaction that makes a payment paid: what it failed of before, and the host has not heard yet, need not be
     * told any more, and must not hold up the good news. An event that is being told right now is left alone.
     *
     * @return how many there were
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public int withdrawFailures(long paymentId) {
        List<?> stale = entities.createNativeQuery(FAILURES + UNLOCKED)
                .setParameter(1, paymentId)
                .getResultList();
        stale.forEach(id -> entities.find(StoredDelivery.class, number(id)).withdrawn());
        return stale.size();
    }

    /** What becomes of an event that could not be told. */
    public enum AfterFailure {
        /** It is told again later. */
        AGAIN,
        /** That was the last attempt: it is told on request. */
        PARKED,
        /** The payment is paid by now: that it failed is not told any more. */
        WITHDRAWN,
        /** It is told already, or somebody else is at it. */
        NOT_OURS
    }

    /** Sets what is to be done after a failed attempt, in the caller's transaction. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public AfterFailure failed(long id) {
        if (!isMine(entities, id)) {
            return AfterFailure.NOT_OURS;
        }
        StoredDelivery delivery = entities.find(StoredDelivery.class, id);
        if (delivery.kind().isFailure() && kindsOf(delivery.paymentId()).contains(EventKind.PAID)) {
            delivery.withdrawn();
            return AfterFailure.WITHDRAWN;
        }
        if (delivery.attempts() + 1 < settings.attempts()) {
            delivery.failed(node.now().plus(PAUSES.after(delivery.attempts() + 1)));
            return AfterFailure.AGAIN;
        }
        delivery.parked(node.now());
        return AfterFailure.PARKED;
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
