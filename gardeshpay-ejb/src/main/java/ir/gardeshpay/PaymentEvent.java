package ir.gardeshpay;

import java.util.List;

/**
 * What the host is told, as CDI events. Observe the family or one of its members:
 *
 * <pre>{@code
 * void paid(@Observes PaymentEvent.PaymentPaid event) {
 *     orders.markPaid(event.payment().orderId(), event.payment().receipt());
 * }
 * }</pre>
 *
 * <p><b>Promise.</b> Each event is fired synchronously inside a JTA transaction, together with the mark that it was
 * delivered: what an observer writes to the same database commits with that mark, so exactly once. An observer that
 * throws, or marks the transaction for rollback, undoes only itself and the mark: the outcome of the payment stands, and
 * the event is fired again later, with growing pauses. Towards anything but that database (mail, another system) it is
 * at least once: {@link #id()} is the same each time.
 *
 * <p>Events of one payment come in the order in which they happened.
 */
public sealed interface PaymentEvent {

    /** The same for each delivery of the same event, and different for each event: for observers' own bookkeeping. */
    long id();

    /** The payment, as it is at the time of delivery. */
    Payment payment();

    /** The money moved: ship the order. Once for each payment. */
    record PaymentPaid(long id, Payment payment) implements PaymentEvent {}

    /** Declined or cancelled. A later {@link PaymentPaid} of the same payment is possible, and means what it says. */
    record PaymentFailed(long id, Payment payment) implements PaymentEvent {}

    /** Nobody came back in time. A later {@link PaymentPaid} of the same payment is possible, and means what it says. */
    record PaymentExpired(long id, Payment payment) implements PaymentEvent {}

    /**
     * Verify says paid, but not what was stored: nothing is credited until a person has looked. A later {@link PaymentPaid} of the
     * same payment is possible, by another return, and means what it says.
     */
    record PaymentHeld(long id, Payment payment) implements PaymentEvent {}

    /**
     * A second payment of one order was paid: the buyer has paid twice. Comes after that payment's own {@link
     * PaymentPaid}.
     *
     * @param others the other paid payments of the order; none if this payment itself was paid a second time
     */
    record PaymentDuplicated(long id, Payment payment, List<InvoiceNumber> others) implements PaymentEvent {}
}
