package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was not told by the time a payment is paid, is void: nobody hears of it after the good news. */
@Tag("everywhere")
@InTurn
class WithdrawnIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.get();
    private final Purchase purchase = world.shop().buy("rug");
    private final URI back = purchase.pay();

    @AfterEach
    void cure() {
        world.gateway().faults().clear();
    }

    @Test
    void aFailure() {
        isNotToldWhenThePaymentIsPaid(() -> Browserless.get(purchase.callbackWith("123456789")), "FAILED", "PAID");
    }

    @Test
    void anExpiry() {
        isNotToldWhenThePaymentIsPaid(() -> world.books().letExpire(purchase.invoiceNumber()), "EXPIRED", "PAID");
    }

    /** But the money that was held is somebody's. */
    @Test
    void aHold() {
        Purchase other = world.shop().buy("tea");
        URI ofOther = other.pay();
        world.expectUncredited(other);
        world.gateway()
                .faults()
                .forInvoice(other.invoiceNumber(), Call.VERIFY, Fault.otherInvoice(purchase.invoiceNumber()));
        isNotToldWhenThePaymentIsPaid(() -> Browserless.get(ofOther), "HELD", "PAID", "DUPLICATED");
    }

    private void isNotToldWhenThePaymentIsPaid(Runnable badNews, String status, String... told) {
        badNews.run();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly(status));
        world.books().letNodeHaveDiedBeforeTelling(purchase.invoiceNumber(), Duration.ofHours(1));
        Browserless.get(back);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly(told));
        assertThat(world.books().timeline(purchase.invoiceNumber()))
                .anyMatch(step -> step.startsWith("TELLING_WITHDRAWN"));
        purchase.assertPaidOnce();
    }
}
