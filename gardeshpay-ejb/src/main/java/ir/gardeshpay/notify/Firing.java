package ir.gardeshpay.notify;

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
import java.util.function.Supplier;

/**
 * Fires one event, in a transaction with the mark that it was delivered. A bean of its own, because an observer may hang in
 * it, and a container that pools beans must not run out of those that others need.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Firing {

    private static final String DELIVERED = "update StoredDelivery d set d.deliveredAt = :at, d.toldBy = :node,"
            + " d.nextAttemptAt = null, d.parkedAt = null where d.id = :id";

    private static final String MARK = "select id from gardeshpay_delivery where id = ?1 and delivered_at is not null";

    @PersistenceContext(unitName = "gardeshpay")
    private EntityManager entities;

    @Resource
    private EJBContext context;

    @Inject
    private Event<PaymentEvent> events;

    @Inject
    private Node node;

    /**
     * Fires the event with its row locked: whoever else wants to deliver it meanwhile is turned away and not kept waiting.
     * Nothing happens if it is not open any more.
     *
     * @param event gives the event, inside the transaction
     * @return whether it needs no telling any more; false: somebody else is at it
     * @throws ObserverFailedException if an observer threw or marked the transaction for rollback, or hid that the database
     *     has undone it: nothing was committed
     */
    public boolean fire(long id, Supplier<PaymentEvent> event) {
        if (!Claims.isMine(entities, id)) {
            return !entities.find(StoredDelivery.class, id).isOpen();
        }
        mark(id, node.moment());
        fire(event.get());
        requireMark(id);
        return true;
    }

    private void mark(long id, Moment moment) {
        entities.createQuery(DELIVERED)
                .setParameter("at", moment.at())
                .setParameter("node", moment.node())
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * H2 and MariaDB undo a whole transaction that is in a deadlock, and begin another by themselves. An observer that swallows
     * that exception would let the transaction end well, without what was written before: the mark, and an order.
     */
    private void requireMark(long id) {
        if (entities.createNativeQuery(MARK).setParameter(1, id).getResultList().isEmpty()) {
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
