package ir.gardeshpay.enterprise.bookkeeping;

import ir.gardeshpay.OrderId;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentEvent;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.payment.PaymentService;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The books. Each call is a transaction, except that an event brings its own. */
@Stateless
public class Books {

    @PersistenceContext(unitName = "bookkeeping")
    private EntityManager entityManager;

    @Inject
    private PaymentService payments;

    @Inject
    private MonthEnd monthEnd;

    /**
     * Enters an event, in its own transaction.
     *
     * @throws IllegalStateException at month's end, after writing: the entry goes with the transaction
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void enter(@Observes PaymentEvent event) {
        entityManager.persist(new Entry(event));
        entityManager.flush();
        if (monthEnd.isUnderWay()) {
            throw new IllegalStateException("the month is being closed");
        }
    }

    /** What is entered for an order. */
    public List<Entry> entriesOf(OrderId order) {
        return entityManager
                .createQuery("select e from Entry e where e.orderId = :order order by e.eventId", Entry.class)
                .setParameter("order", order.value())
                .getResultList();
    }

    /** The paid payments of an order that are not in the books: none, unless the books have not been told yet. */
    public List<Payment> missing(OrderId order) {
        List<String> entered = entriesOf(order).stream()
                .filter(entry -> entry.kind().equals(PaymentEvent.PaymentPaid.class.getSimpleName()))
                .map(Entry::invoiceNumber)
                .toList();
        return payments.findByOrder(order).stream()
                .filter(payment -> payment.status() == PaymentStatus.PAID)
                .filter(payment -> !entered.contains(payment.invoiceNumber().value()))
                .toList();
    }
}
