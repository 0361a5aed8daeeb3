package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What was left by a gateway that could not answer is not taken up a few at a time: banks give money back that is not
 * verified in time.
 */
@Tag("once-a-server")
@Tag("leisure")
class BacklogIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration BETWEEN_PASSES = Duration.ofSeconds(15);
    private static final Duration WITHIN_A_PASS = Duration.ofSeconds(12);
    private static final int BATCH = 4;
    private static final int BUYERS = 3 * BATCH;

    @Test
    void onePassTakesUpAllThatIsDue() {
        try (World world = World.planned()
                .property("gardeshpay.reconcile.every", BETWEEN_PASSES.toString())
                .property("gardeshpay.reconcile.batch", String.valueOf(BATCH))
                .start()) {
            world.gateway().faults().always(Call.VERIFY, Fault.status(500));
            List<Purchase> purchases = new ArrayList<>();
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                Purchase purchase = world.shop().buy("tea");
                URI back = purchase.pay();
                assertThat(Browserless.get(back).status()).isEqualTo(303);
                assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
                purchases.add(purchase);
            }
            Attempts attempts = new Attempts(world.database());
            purchases.forEach(purchase -> attempts.putVerifyOff(purchase.invoiceNumber()));
            world.gateway().faults().clear();
            world.books().letLeasesRunOut();

            await().atMost(SOON).until(() -> purchases.stream().anyMatch(BacklogIT::isPaid));
            await().atMost(WITHIN_A_PASS).until(() -> purchases.stream().allMatch(BacklogIT::isPaid));
            await().atMost(SOON).untilAsserted(() -> purchases.forEach(Purchase::assertPaidOnce));
        }
    }

    private static boolean isPaid(Purchase purchase) {
        return purchase.payment().status().equals("PAID");
    }
}
