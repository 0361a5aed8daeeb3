package ir.gardeshpay.notify;

import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

/**
 * The events that are still to be told. Every method is one short transaction of its own, except those that add or
 * withdraw, which belong to the caller's, and {@link #first}, which stores nothing. Thread-safe, on several nodes too.
 */
@ApplicationScoped
public class Deliveries {

    private static final String FAILURES = "select id from gardeshpay_delivery where payment_id = ?1"
            + " and kind in ('FAILED', 'EXPIRED', 'HELD') and delivered_at is null";

    /** Who waited for the others of the payment would wait for an observer: some databases lock them in passing. */
    private static final String PARKED =
            "select id from gardeshpay_delivery where payment_id = ?1 and parked_at is not null";

    /** In SQL, because it is asked by each start (ADR 30). */
    private static final String PARKED_COUNT = "select count(*) from gardeshpay_delivery where parked_at is not null";

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Deliveries() {}

    /**
     * Keeps an event in the transaction of what it tells of, which has locked the payment. Only the caller tries it
     * until its lease has passed.
     */
    public StoredDelivery add(long paymentId, EventKind kind) {
        StoredDelivery delivery = numbered(paymentId, kindsOf(paymentId).size() + 1, kind);
        entities.joined().persist(delivery);
        return delivery;
    }

    /**
     * The same for a payment of which the caller knows that there is no event yet, and for the caller to insert; the
     * database refuses a second one.
     */
    public StoredDelivery first(long paymentId, EventKind kind) {
        return numbered(paymentId, 1, kind);
    }

    private StoredDelivery numbered(long paymentId, int number, EventKind kind) {
        Instant now = node.now();
        return new StoredDelivery(paymentId, number, kind, now, now.plus(Claims.LEASE));
    }

    /** Whether the payment has such an event already. In the transaction that may add one. */
    public boolean has(long paymentId, EventKind kind) {
        return kindsOf(paymentId).contains(kind);
    }

    private List<EventKind> kindsOf(long paymentId) {
        return entities.joined()
                .createQuery("select d.kind from StoredDelivery d where d.paymentId = :payment", EventKind.class)
                .setParameter("payment", paymentId)
                .getResultList();
    }

    /** The events of a payment that are not delivered, in the order in which they happened; without parked ones. */
    public List<StoredDelivery> openOf(long paymentId) {
        return ownTransaction.call(() -> entities.joined()
                .createQuery(
                        "select d from StoredDelivery d where d.paymentId = :payment and d.nextAttemptAt is not null"
                                + " order by d.number",
                        StoredDelivery.class)
                .setParameter("payment", paymentId)
                .getResultList());
    }

    /**
     * Whether an event of a payment has not been tried yet: somebody has just added it, and is telling it or will soon.
     */
    public boolean isBeingTold(long paymentId) {
        return openOf(paymentId).stream().anyMatch(delivery -> delivery.attempts() == 0);
    }

    /**
     * In the transaction that makes a payment paid: that it failed or was held before, and the host has not heard yet,
     * need not be told any more, and must not hold up the good news. An event that is being told right now is left
     * alone.
     *
     * @return how many there were
     */
    public int withdrawFailures(long paymentId) {
        List<?> stale = entities.joined()
                .createNativeQuery(FAILURES + Claims.UNLOCKED)
                .setParameter(1, paymentId)
                .getResultList();
        stale.forEach(id -> locked(id).withdrawn());
        return stale.size();
    }

    private StoredDelivery locked(Object id) {
        return entities.joined().find(StoredDelivery.class, ((Number) id).longValue(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Parked events of all payments, the longest parked first. */
    public List<StoredDelivery> parked(int most) {
        return ownTransaction.call(() -> entities.joined()
                .createQuery(
                        "select d from StoredDelivery d where d.parkedAt is not null order by d.parkedAt, d.id",
                        StoredDelivery.class)
                .setMaxResults(most)
                .getResultList());
    }

    /** How many events are parked: one look into an index. */
    public long parkedCount() {
        Object count = ownTransaction.call(
                () -> entities.joined().createNativeQuery(PARKED_COUNT).getSingleResult());
        return ((Number) count).longValue();
    }

    /** Makes the parked events of a payment due again, and says how many there were. */
    public int unpark(long paymentId) {
        return ownTransaction.call(() -> {
            List<?> parked = entities.joined()
                    .createNativeQuery(PARKED + Claims.UNLOCKED)
                    .setParameter(1, paymentId)
                    .getResultList();
            parked.forEach(id -> locked(id).unpark(node.now()));
            return parked.size();
        });
    }
}
