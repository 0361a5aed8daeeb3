package ir.gardeshpay.shop;

import ir.gardeshpay.Payment;
import ir.gardeshpay.Refusal;
import ir.gardeshpay.TimelineEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment on the order's page.
 *
 * @param refusal the gateway's own words, if it said no
 * @param returned whether the buyer comes from this one
 */
record PaymentView(
        String invoiceNumber,
        String status,
        String meaning,
        String startedAt,
        @Nullable String refusal,
        boolean returned,
        List<Step> timeline) {

    /**
     * One line of the timeline. It is for the curious, and for whoever copies this shop: support staff need it more.
     */
    record Step(String at, String name, String detail) {}

    static PaymentView of(Payment payment, List<TimelineEntry> history, String returned, Words words) {
        Refusal refusal = payment.refusal();
        return new PaymentView(
                payment.invoiceNumber().value(),
                payment.status().name(),
                words.text("status." + payment.status()),
                words.moment(payment.createdAt()),
                refusal == null ? null : refusal.message(),
                payment.invoiceNumber().value().equals(returned),
                history.stream()
                        .map(e -> new Step(Words.clock(e.at()), e.step().name(), e.detail()))
                        .toList());
    }
}
