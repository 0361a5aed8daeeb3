package ir.gardeshpay.notify;

import ir.gardeshpay.Database;
import ir.gardeshpay.DatabaseProduct;
import ir.gardeshpay.Moment;
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
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.function.Supplier;

/**
 * Fires one event, in a transaction with the mark that it was delivered. A bean of its own, because an observer may
 * hang in it, and a container that pools beans must not run out of those that others need.
 */
@Stateless(name = "GardeshPayFiring")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Firing {

    private static final String DELIVERED = "update StoredDelivery d set d.deliveredAt = :at, d.toldBy = :node,"
            + " d.nextAttemptAt = null, d.parkedAt = null where d.id = :id and d.nextAttemptAt is not null";

    /** Of this telling: another node may have told the event meanwhile, and marked it. */
    private static final String MARK =
            "select d.id from StoredDelivery d where d.id = :id and d.deliveredAt = :at and d.toldBy = :node";

    static final String LOCKED = "gardeshpay.locked";
    static final String DELIVERED_IN = "gardeshpay.deliveredIn";

    /** PostgreSQL knows its transaction by a number. */
    static final String LOCKED_SQL = "select txid_current() from gardeshpay_delivery where id = ?1"
            + " and payment_id = ?2 and kind = ?3 and next_attempt_at is not null" + Claims.UNLOCKED;

    static final String DELIVERED_IN_SQL =
            "update gardeshpay_delivery set delivered_at = ?1, told_by = ?2, next_attempt_at = null, parked_at = null"
                    + " where id = ?3 and txid_current() = ?4 returning id";

    @PersistenceContext(unitName = "gardeshpay")
    private EntityManager entities;

    @Resource
    private EJBContext context;

    @Inject
    private Event<PaymentEvent> events;

    @Inject
    private Node node;

    @Inject
    private Database database;

    /**
     * Fires the event with its row locked: whoever else wants to deliver it meanwhile is turned away and not kept
     * waiting. Nothing happens if it is not open any more.
     *
     * @param event gives the event, inside the transaction
     * @return whether it needs no telling any more; false: somebody else is at it
     * @throws ObserverFailedException if an observer threw or marked the transaction for rollback, or hid that the
     *     database has undone it: nothing was committed
     */
    public boolean fire(StoredDelivery delivery, Supplier<PaymentEvent> event) {
        return database.product() == DatabaseProduct.POSTGRESQL
                ? fireAndMark(delivery, event)
                : markAndFire(delivery, event);
    }

    private boolean fireAndMark(StoredDelivery delivery, Supplier<PaymentEvent> event) {
        List<?> transaction = entities.createNamedQuery(LOCKED)
                .setParameter(1, delivery.id())
                .setParameter(2, delivery.paymentId())
                .setParameter(3, delivery.kind().name())
                .getResultList();
        if (transaction.isEmpty()) {
            return isDone(delivery);
        }
        Moment moment = node.moment();
        fire(event.get());
        List<?> marked = entities.createNamedQuery(DELIVERED_IN)
                .setParameter(1, Database.column(moment.at()))
                .setParameter(2, moment.node())
                .setParameter(3, delivery.id())
                .setParameter(4, transaction.get(0))
                .getResultList();
        requireMark(!marked.isEmpty());
        return true;
    }

    private boolean markAndFire(StoredDelivery delivery, Supplier<PaymentEvent> event) {
        if (!Claims.lock(entities, delivery)) {
            return isDone(delivery);
        }
        long id = delivery.id();
        Moment moment = node.moment();
        requireMark(of(entities.createQuery(DELIVERED), id, moment).executeUpdate() == 1);
        fire(event.get());
        requireMark(!of(entities.createQuery(MARK), id, moment).getResultList().isEmpty());
        return true;
    }

    private static Query of(Query query, long id, Moment moment) {
        return query.setParameter("id", id).setParameter("at", moment.at()).setParameter("node", moment.node());
    }

    private boolean isDone(StoredDelivery delivery) {
        StoredDelivery stored = entities.find(StoredDelivery.class, delivery.id());
        return stored == null || !stored.isSame(delivery) || !stored.isOpen();
    }

    /**
     * H2 and MariaDB undo a whole transaction that is in a deadlock, and begin another by themselves; and a server may
     * give a new connection for one that is broken. An observer that swallows such an exception would let the
     * transaction end well, without what was written before: the mark, or an order. The row is free then too, and
     * another node may tell the event.
     */
    private static void requireMark(boolean isMarked) {
        if (!isMarked) {
            throw new ObserverFailedException("the database has undone the transaction, which an observer has hidden");
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
}
