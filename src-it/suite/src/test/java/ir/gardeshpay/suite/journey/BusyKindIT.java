package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An observer of one kind of event hangs, and takes all threads for that kind: however many such events wait, others do
 * not.
 */
@Tag("once-a-server")
@Tag("leisure")
class BusyKindIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration BETWEEN_PASSES = Duration.ofSeconds(20);
    private static final int BATCH = 2;
    private static final int HANGING = 5 * BATCH;

    @Test
    void anotherKindThatIsDueIsToldInTheSamePass() {
        try (World world = World.planned()
                .war(ShopWar.CLUSTER.file())
                .property("gardeshpay.notify.concurrency", "1")
                .property("gardeshpay.reconcile.every", BETWEEN_PASSES.toString())
                .property("gardeshpay.reconcile.batch", String.valueOf(BATCH))
                .start()) {
            List<Purchase> hanging = Stream.generate(() -> world.shop().buy("tea"))
                    .limit(HANGING)
                    .toList();
            hanging.forEach(purchase -> Browserless.put(
                    world.server().url("/shop/cluster/held"), purchase.payment().orderId()));
            AtOnce.callers(HANGING, buyer -> Browserless.get(hanging.get(buyer).pay()));
            await().untilAsserted(() -> assertThat(hanging)
                    .as("those whose buyers did not wait, by the id, of which the module has made the invoice number")
                    .filteredOn(purchase ->
                            world.server().log().contains("payment with id " + purchase.invoiceNumber() + " is told"))
                    .isNotEmpty());
            Purchase declined = world.shop().buy("tea");
            Browserless.get(declined.decline());
            assertThat(world.books().told(declined.invoiceNumber())).containsExactly("FAILED");

            // Later than all others, which are looked at first: with the old ones left in, that takes six passes.
            world.books().letNodeHaveDiedBeforeTelling(declined.invoiceNumber(), BETWEEN_PASSES);
            await().atMost(BETWEEN_PASSES.multipliedBy(3))
                    .untilAsserted(() -> assertThat(world.books().told(declined.invoiceNumber()))
                            .containsExactly("FAILED"));
            assertThat(hanging)
                    .allSatisfy(purchase -> assertThat(world.books().told(purchase.invoiceNumber()))
                            .isEmpty());

            Browserless.put(world.server().url("/shop/cluster/released"), "");
            await().atMost(SOON).untilAsserted(() -> hanging.forEach(Purchase::assertPaidOnce));
        }
    }
}
