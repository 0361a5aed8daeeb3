package ir.gardeshpay.suite.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.ParkedEvent;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentEvent;
import ir.gardeshpay.PaymentEvent.PaymentDuplicated;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.suite.InTurn;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The events of a payment, as a host's observers see them, in a transaction with what they write. */
@ArquillianTest
@Tag("inside")
@InTurn
class EventsIT extends InsideAHost {

    @Inject
    private UserTransaction transaction;

    @Inject
    private WitnessElsewhere elsewhere;

    @Test
    void anObserverWritesInTheTransactionOfTheEvent() throws Exception {
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        assertEquals(PaymentStatus.PAID, paid.status());
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
    }

    @Test
    void anObserverThatThrowsUndoesOnlyItselfAndIsToldAgainUntilItWorks() throws Exception {
        witness.failFor(orderId, 3);
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        assertEquals(PaymentStatus.PAID, paid.status());
        assertEquals(List.of(), witness.seen(orderId), "what it wrote is rolled back");
        awaitStep(paid, Step.TOLD);
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
        assertEquals(3, steps(paid).stream().filter(Step.TELLING_FAILED::equals).count());
        List<Long> ids = witness.told(orderId).stream().map(PaymentEvent::id).toList();
        assertEquals(4, ids.size());
        assertEquals(1, Set.copyOf(ids).size(), "it is the same event each time");
    }

    @Test
    void anObserverThatAlwaysThrowsIsParkedAndToldAgainOnRequest() throws Exception {
        witness.failFor(orderId, Integer.MAX_VALUE);
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        awaitStep(paid, Step.TELLING_PARKED);
        assertEquals(
                PaymentStatus.PAID,
                payments.find(paid.invoiceNumber()).orElseThrow().status());
        ParkedEvent parked = payments.parked(1000).stream()
                .filter(event -> event.invoiceNumber().equals(paid.invoiceNumber()))
                .findFirst()
                .orElseThrow();
        assertEquals(PaymentEvent.PaymentPaid.class, parked.type());
        witness.failFor(orderId, 0);
        assertEquals(1, payments.tellAgain(paid.invoiceNumber()));
        awaitStep(paid, Step.TOLD); // a pass may have been first
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
    }

    @Test
    void anObserverWhoseWriteFailsAtTheCommitIsOneThatFailed() throws Exception {
        witness.failAtCommitFor(orderId, 3);
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        assertEquals(List.of(), witness.seen(orderId));
        awaitStep(paid, Step.TOLD);
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
        assertEquals(3, steps(paid).stream().filter(Step.TELLING_FAILED::equals).count());
    }

    @Test
    void anObserverWhoseWriteEndsTheCommitWithAnErrorIsOneThatFailedToo() throws Exception {
        witness.errorAtCommitFor(orderId, 3);
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        awaitStep(paid, Step.TOLD);
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
        assertEquals(3, steps(paid).stream().filter(Step.TELLING_FAILED::equals).count());
    }

    @Test
    void whatTheDatabaseHasUndoneAndAnObserverHasHiddenIsToldAgain() throws Exception {
        witness.undoFor(orderId, 1);
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        awaitStep(paid, Step.TOLD);
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
        assertEquals(2, witness.calls(orderId));
        assertEquals(1, steps(paid).stream().filter(Step.TELLING_FAILED::equals).count());
    }

    @Test
    void whatAnotherNodeHasToldInTheMeantimeIsNotCommittedByThisOneToo() throws Exception {
        witness.tellElsewhereFor(orderId, 1);
        Payment paid = completed(started(requestWithOwnNumber()), "pay");
        assertTrue(paid.isPaid());
        awaitStep(paid, Step.TOLD);
        assertEquals(1, witness.calls(orderId));
        assertEquals(List.of(WitnessElsewhere.SEEN), witness.seen(orderId));
    }

    @Test
    @Tag("once-a-server")
    void anObserverThatHangsHoldsUpNeitherTheBuyerNorOtherPayments() throws Exception {
        CountDownLatch hold = witness.holdFor(orderId);
        try {
            List<Payment> hanging = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                hanging.add(completed(started(requestWithOwnNumber()), "pay"));
            }
            assertTrue(hanging.stream().allMatch(Payment::isPaid), "the buyers come back to payments that are paid");
            String other = "other-" + orderId;
            completed(started(requestOf(other)), "pay");
            assertEquals(List.of("PaymentPaid"), witness.seen(other));

            for (int i = 0; i < 2; i++) {
                hanging.add(completed(started(requestWithOwnNumber()), "pay"));
            }
            completed(started(requestOf(other + "2")), "decline");
            assertEquals(List.of("PaymentFailed"), witness.seen(other + "2"), "told though all threads for PAID hang");

            TimeUnit.SECONDS.sleep(20); // longer than the lease: others may try now
            assertEquals(4, witness.calls(orderId), "an event that hangs in an observer is not told again meanwhile");
            hold.countDown();
            for (Payment payment : hanging) {
                awaitStep(payment, Step.TOLD);
            }
        } finally {
            hold.countDown();
        }
        assertEquals(
                5, witness.seen(orderId).stream().filter("PaymentPaid"::equals).count());
    }

    @Test
    void aFailureThatTheHostDidNotTakeDoesNotHoldUpTheGoodNews() throws Exception {
        witness.failFor(orderId, Integer.MAX_VALUE);
        Payment payment = started(requestWithOwnNumber());
        payments.complete(payment.invoiceNumber(), new TrackingNumber("123456789"));
        awaitStep(payment, Step.TELLING_PARKED);
        witness.failFor(orderId, 0);
        assertTrue(completed(payment, "pay").isPaid());
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
        assertTrue(steps(payment).contains(Step.TELLING_WITHDRAWN));
        assertEquals(0, payments.tellAgain(payment.invoiceNumber()), "a failure is not told after the payment");
    }

    /**
     * Whoever takes up what is due has it locked for a moment, and who makes the payment paid does not wait for that.
     */
    @Test
    void aFailureThatWasLockedWhenThePaymentBecamePaidIsNotToldEither() throws Exception {
        witness.failFor(orderId, Integer.MAX_VALUE);
        Payment payment = started(requestWithOwnNumber());
        payments.complete(payment.invoiceNumber(), new TrackingNumber("123456789"));
        transaction.begin();
        int calls;
        try {
            elsewhere.holdEventsOf(payment.invoiceNumber().value());
            calls = witness.calls(orderId);
            witness.failFor(orderId, 0);
            assertTrue(completed(payment, "pay").isPaid());
        } finally {
            transaction.rollback();
        }
        awaitStep(payment, Step.TOLD);
        assertEquals(List.of("PaymentPaid"), witness.seen(orderId));
        assertTrue(steps(payment).contains(Step.TELLING_WITHDRAWN));
        assertEquals(calls + 1, witness.calls(orderId));
    }

    /** Else who makes the payment paid would pass by the event, and the good news wait behind it. */
    @Test
    void aFailureThatIsPutOffIsNotLockedWhileThePaymentIs() throws Exception {
        witness.failFor(orderId, Integer.MAX_VALUE);
        Payment payment = started(requestWithOwnNumber());
        payments.complete(payment.invoiceNumber(), new TrackingNumber("123456789"));
        int calls = witness.calls(orderId);
        transaction.begin();
        try {
            elsewhere.hold(payment.invoiceNumber().value());
            long end = System.nanoTime() + 20_000_000_000L;
            while (witness.calls(orderId) == calls && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertTrue(witness.calls(orderId) > calls, "it is told again");
            TimeUnit.SECONDS.sleep(1);
            assertTrue(
                    elsewhere.canLockEventsOf(payment.invoiceNumber().value()),
                    "whoever keeps the failure waits first");
        } finally {
            transaction.rollback();
            witness.failFor(orderId, 0);
        }
    }

    @Test
    void whatHappensWhileAnObserverIsSlowIsToldRightAfterIt() throws Exception {
        CountDownLatch hold = witness.holdFor(orderId);
        Payment payment = started(requestWithOwnNumber());
        payments.complete(payment.invoiceNumber(), new TrackingNumber("123456789"));
        assertTrue(completed(payment, "pay").isPaid());
        assertEquals(1, witness.calls(orderId), "the second event waits for the first");
        hold.countDown();
        long end = System.nanoTime() + 10_000_000_000L; // less than the lease
        while (witness.seen(orderId).size() < 2 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(List.of("PaymentFailed", "PaymentPaid"), witness.seen(orderId));
    }

    private PaymentRequest requestOf(String order) {
        return PaymentRequest.of(AMOUNT, new OrderId(order))
                .withInvoiceNumber(new InvoiceNumber("own-" + UUID.randomUUID()));
    }

    @Test
    void aSecondPaidPaymentOfOneOrderIsToldAsSuch() throws Exception {
        Payment first = completed(started(requestWithOwnNumber()), "pay");
        Payment second = completed(started(requestWithOwnNumber()), "pay");
        assertTrue(first.isPaid() && second.isPaid());
        assertEquals(List.of("PaymentPaid", "PaymentPaid", "PaymentDuplicated"), witness.seen(orderId));
        PaymentDuplicated duplicated =
                assertInstanceOf(PaymentDuplicated.class, witness.told(orderId).get(2));
        assertEquals(second.invoiceNumber(), duplicated.payment().invoiceNumber());
        assertEquals(List.of(first.invoiceNumber()), duplicated.others());
    }

    @Test
    void moneyThatIsNotWhatWasAskedForIsToldAsHeld() throws Exception {
        Payment payment = started(requestWithOwnNumber());
        elsewhere.letAmountBeAnother(payment.invoiceNumber().value());
        assertEquals(PaymentStatus.HELD, completed(payment, "pay").status());
        assertEquals(List.of("PaymentHeld"), witness.seen(orderId));
    }

    @Test
    void aPaymentThatNobodyCameBackForIsToldAsExpired() throws Exception {
        Payment payment = started(requestWithOwnNumber());
        elsewhere.letTimeBeOver(payment.invoiceNumber().value());
        awaitStep(payment, Step.TOLD);
        assertEquals(List.of("PaymentExpired"), witness.seen(orderId));
        assertEquals(
                PaymentStatus.EXPIRED, witness.told(orderId).get(0).payment().status());
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
