package ir.gardeshpay.shop;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the order's page shows. Paid or not comes from the order alone; the payments say what else there is to know.
 *
 * @param headline the one status that the buyer cares about now
 * @param payments newest first
 */
record OrderView(
        Order order,
        PaymentStatus headline,
        List<PaymentView> payments,
        @Nullable URI gateway,
        Words words) {

    static OrderView of(
            Order order,
            List<Payment> payments,
            Function<InvoiceNumber, List<TimelineEntry>> history,
            String returned,
            Words words) {
        List<Payment> newestFirst = payments.stream()
                .sorted(Comparator.comparing(Payment::createdAt).reversed())
                .toList();
        PaymentStatus headline = headline(order.isPaid(), newestFirst);
        URI gateway = headline == PaymentStatus.PENDING ? newestFirst.get(0).redirectUrl() : null;
        List<PaymentView> views = newestFirst.stream()
                .map(p -> PaymentView.of(p, history.apply(p.invoiceNumber()), returned, words))
                .toList();
        return new OrderView(order, headline, views, gateway, words);
    }

    /** The order's own word first; then what may still move money; then the newest payment. */
    static PaymentStatus headline(boolean orderIsPaid, List<Payment> payments) {
        Set<PaymentStatus> all = EnumSet.noneOf(PaymentStatus.class);
        payments.forEach(payment -> all.add(payment.status()));
        if (orderIsPaid) {
            return PaymentStatus.PAID;
        }
        if (all.contains(PaymentStatus.HELD)) {
            return PaymentStatus.HELD;
        }
        if (all.contains(PaymentStatus.VERIFYING) || all.contains(PaymentStatus.PAID)) {
            return PaymentStatus.VERIFYING; // paid, and the order is told in a moment
        }
        return payments.stream()
                .max(Comparator.comparing(Payment::createdAt))
                .map(Payment::status)
                .orElse(PaymentStatus.CREATED);
    }

    boolean isUndecided() {
        return headline == PaymentStatus.VERIFYING;
    }

    boolean mayPay() {
        return !headline.moneyMayHaveMoved();
    }

    /** Whether another payment of this order may be started, as these stand. */
    static boolean mayPay(Order order, List<Payment> payments) {
        return !headline(order.isPaid(), payments).moneyMayHaveMoved();
    }

    boolean isPaidTwice() {
        return order.timesCredited() > 1;
    }

    String title() {
        return words.text("headline." + headline);
    }

    String advice() {
        return words.text("advice." + headline);
    }

    String productName() {
        return words.text("product." + order.product().id());
    }

    String toman() {
        return words.toman(order.amount());
    }

    String rial() {
        return words.rial(order.amount());
    }

    @Nullable
    String paidAt() {
        Instant at = order.paidAt();
        return at == null ? null : words.moment(at);
    }
}
