package ir.gardeshpay;

import java.util.List;

/**
 * What the host is told, as CDI events. Observe the family or one of its members:
 *
 * <pre>{@code
 * void paid(@Observes PaymentEvent.PaymentPaid event) {
 *     Payment payment = event.payment();
 *     orders.markPaid(payment.orderId(), payment.amount(), payment.receipt()); // throws if the amount is not the order's price
 * }
 * }</pre>
 *
 * <p><b>Promise.</b> Each event is fired synchronously inside a JTA transaction, together with the mark that it was
 * delivered: what an observer writes to the same database commits with that mark, so exactly once. An observer that
 * throws, or marks the transaction for rollback, undoes what was written in it and the mark: the outcome of the payment
 * stands, and the event is fired again later, with growing pauses. All observers of an event share the transaction, so
 * what the others wrote goes with it, and they are called again too. Towards anything but that database (mail, another
 * system, a transaction of the observer's own) it is at least once: {@link #id()} is the same each time. An observer
 * whose {@code during} is not {@code IN_PROGRESS} has no promise: the container hides what it throws.
 *
 * <p>Events of one payment come in the order in which they happened; one that is parked is passed over. Payments of one
 * order do not wait for each other: the first may expire after the second was paid. So look at the order before it is
 * cancelled.
 *
 * <p>An observer that returns has taken the event, and it is never told again. One that cannot do with it what it
 * should (no such order, not its price) throws: the event is told again, and parked at last, where a person sees it
 * ({@link ir.gardeshpay.payment.PaymentService#parked parked}).
 *
 * <p>An observer must not wait for its own payment: {@link ir.gardeshpay.payment.PaymentService#complete complete} and
 * {@code tellAgain} would wait for it.
 */
public sealed interface PaymentEvent {

    /** The same for each delivery of the same event, and different for each event: for observers' own bookkeeping. */
    long id();

    /** The payment, as it is at the time of delivery. */
    Payment payment();

    /**
     * The money moved: ship the order, if the amount is its price and it is not shipped yet. Once for each payment, so
     * for an order that was paid twice there are two, and a {@link PaymentDuplicated} after the second.
     */
    record PaymentPaid(long id, Payment payment) implements PaymentEvent {}

    /**
     * Declined or cancelled. A later {@link PaymentPaid} of the same payment is possible, and means what it says.
     * {@link Payment#refusal} is null if another return of it is being verified by now.
     */
    record PaymentFailed(long id, Payment payment) implements PaymentEvent {}

    /**
     * Nobody came back in time, or the payment could not be started and was not started again: then no buyer has seen
     * it. A later {@link PaymentPaid} of the same payment is possible, and means what it says.
     */
    record PaymentExpired(long id, Payment payment) implements PaymentEvent {}

    /**
     * Verify says paid, but not what was stored: nothing is credited until a person has looked. A later
     * {@link PaymentPaid} of the same payment is possible, by another return, and means what it says.
     */
    record PaymentHeld(long id, Payment payment) implements PaymentEvent {}

    /**
     * A second payment of one order was paid: the buyer has paid twice. Comes after that payment's own
     * {@link PaymentPaid}.
     *
     * @param others the other paid payments of the order, as they are at the delivery; none: this payment itself was
     *     paid a second time. Where there are some, it may have been too: money without a payment has a row in
     *     {@code gardeshpay_orphan}
     */
    record PaymentDuplicated(long id, Payment payment, List<InvoiceNumber> others) implements PaymentEvent {}
}
