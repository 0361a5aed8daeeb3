package ir.gardeshpay.suite.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry.Step;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The events of a payment, as a host's observers see them, in a transaction with what they write. */
@ArquillianTest
class EventsIT extends InsideAHost {

    @Test
    void anObserverWritesInTheTransactionOfTheEvent() throws Exception {
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        assertEquals(PaymentStatus.PAID, paid.status());
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
    }

    @Test
    void anObserverThatThrowsUndoesOnlyItselfAndIsToldAgainUntilItWorks() throws Exception {
        witness.failFor(orderId, 2);
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        assertEquals(PaymentStatus.PAID, paid.status());
        assertEquals(List.of(), witness.seen(orderId), "what it wrote is rolled back");
        awaitStep(paid, Step.TOLD);
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
        assertEquals(2, steps(paid).stream().filter(Step.TELLING_FAILED::equals).count());
    }

    @Test
    void anObserverThatAlwaysThrowsIsParkedAndToldAgainOnRequest() throws Exception {
        witness.failFor(orderId, Integer.MAX_VALUE);
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        awaitStep(paid, Step.TELLING_PARKED);
        assertEquals(
                PaymentStatus.PAID,
                payments.find(paid.invoiceNumber()).orElseThrow().status());
        witness.failFor(orderId, 0);
        assertEquals(1, payments.tellAgain(paid.invoiceNumber()));
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
    }

    @Test
    void aSecondPaidPaymentOfOneOrderIsToldAsSuch() throws Exception {
        Payment first = completed(started(requestWithOwnNumber()), "pay");
        Payment second = completed(started(requestWithOwnNumber()), "pay");
        assertTrue(first.isPaid() && second.isPaid());
        assertEquals(List.of("PaymentPaid", "PaymentPaid", "PaymentDuplicated"), witness.seen(orderId));
    }

    private List<Step> steps(Payment payment) {
        return payments.history(payment.invoiceNumber()).stream()
                .map(entry -> entry.step())
                .toList();
    }

    private void awaitStep(Payment payment, Step step) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!steps(payment).contains(step)) {
            assertTrue(System.nanoTime() < end, () -> "no " + step + " in " + steps(payment));
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
