package ir.gardeshpay.suite.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an application has written down of its payments and orders, to be compared with what the gateway knows. */
interface PaymentBook {

    /**
     * A payment.
     *
     * @param amount in Rial
     * @param trackingNumber that paid; null if the application does not keep it
     */
    record Line(
            String invoiceNumber,
            String orderId,
            String status,
            long amount,
            @Nullable String trackingNumber) {}

    /** An order, and how often it was marked paid. */
    record Order(String id, String status, int timesCredited) {}

    List<Line> lines();

    List<Order> orders();

    /** What is neither decided nor told yet, or waits for a person, in words. */
    List<String> undecided();

    /** Lets the claims of a dead process run out, as they would after some minutes. */
    void letLeasesRunOut();
}
