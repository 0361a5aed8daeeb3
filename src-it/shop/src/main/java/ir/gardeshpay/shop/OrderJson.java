package ir.gardeshpay.shop;

import ir.gardeshpay.Payment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order and its payments, for programs. */
public record OrderJson(
        String id,
        String product,
        String status,
        long amountRial,
        @Nullable String referenceNumber,
        @Nullable String card,
        int timesCredited,
        List<PaymentJson> payments) {

    /** One payment of the order. */
    public record PaymentJson(String invoiceNumber, String status) {

        static PaymentJson of(Payment payment) {
            return new PaymentJson(
                    payment.invoiceNumber().value(), payment.status().name());
        }
    }

    static OrderJson of(Order order, List<Payment> payments) {
        return new OrderJson(
                order.id(),
                order.product().id(),
                order.status().name(),
                order.amount().rial(),
                order.referenceNumber(),
                order.card(),
                order.timesCredited(),
                payments.stream().map(PaymentJson::of).toList());
    }
}
