package ir.gardeshpay.shop;

import ir.gardeshpay.MaskedCard;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentEvent.PaymentPaid;
import ir.gardeshpay.Receipt;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/** The orders of the shop. Each call is a transaction, except that an event brings its own. */
@Stateless
public class Orders {

    @PersistenceContext(unitName = "shop")
    private EntityManager entityManager;

    /** Records an order; committed when this returns, so a payment can be started for it. */
    public Order place(Product product) {
        Order order = new Order(product);
        entityManager.persist(order);
        return order;
    }

    /** The order with this id, if there is one. */
    public Optional<Order> find(String id) {
        return Optional.ofNullable(entityManager.find(Order.class, id));
    }

    /**
     * Marks the order paid, in the transaction in which the module marks that it has told us: both commit, or neither
     * does and we are told again. The amount is compared, so that only the whole price pays an order. A payment of an
     * order that is not the shop's was started by somebody else through the module's API, and is theirs to hear of.
     *
     * @throws IllegalStateException if the amount is not the order's price. An observer that returns has taken the
     *     payment; this one throws, so that the event is told again, then parked, where a person sees it
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void markPaid(@Observes PaymentPaid event) {
        Payment payment = event.payment();
        Receipt receipt = Objects.requireNonNull(payment.receipt(), "a paid payment has a receipt");
        MaskedCard card = receipt.card();
        int orders = entityManager
                .createQuery("update ShopOrder o set o.status = :paid, o.referenceNumber = :reference, o.card = :card,"
                        + " o.paidAt = :at, o.timesCredited = o.timesCredited + 1"
                        + " where o.id = :id and o.amountRial = :amount")
                .setParameter("paid", Order.Status.PAID)
                .setParameter("reference", receipt.referenceNumber())
                .setParameter("card", card == null ? null : card.value())
                .setParameter("at", LocalDateTime.ofInstant(receipt.paidAt(), ZoneOffset.UTC))
                .setParameter("id", payment.orderId().value())
                .setParameter("amount", payment.amount().rial())
                .executeUpdate();
        if (orders == 0) {
            refuseUnlessOfAnother(payment);
        }
    }

    private void refuseUnlessOfAnother(Payment payment) {
        find(payment.orderId().value()).ifPresent(order -> {
            throw new IllegalStateException("order " + order.id() + " costs " + order.amount() + ", and " + payment
                    + ": a person decides what is done with this money");
        });
    }
}
