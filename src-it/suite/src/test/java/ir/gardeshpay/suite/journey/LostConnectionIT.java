package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.wire.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Connections to the gateway of which nothing comes any more, or too much: they take nothing from the calls after them.
 */
@Tag("everywhere")
@Tag("once-a-server")
class LostConnectionIT {

    private static final Duration SOON = Duration.ofSeconds(45);

    /** As long as a connection is kept that nobody uses, and a moment. */
    private static final Duration A_WHILE = Duration.ofSeconds(6);

    private static final int BUYERS = 4;

    @Test
    void anAnswerThatDoesNotEndHoldsItsPlaceNoLongerThanACallMayTake() {
        try (World world = World.planned()
                .property("gardeshpay.gateway.concurrency", "1")
                .property("gardeshpay.reconcile.every", "PT20S")
                .start()) {
            Purchase purchase = world.shop().buy("tea");
            URI back = purchase.pay();
            world.gateway()
                    .faults()
                    .forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.endless(Duration.ofMillis(100)));
            assertThat(Browserless.get(back).status()).isEqualTo(303);
            assertThat(purchase.payment().status()).isEqualTo("VERIFYING");

            Purchase other = world.shop().buy("rug");
            Browserless.get(other.pay());
            other.assertPaidOnce();

            world.gateway().faults().clear();
            world.books().letVerifyBeDue(purchase.invoiceNumber());
            await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        }
    }

    /** Whoever asks on such a connection waits for nothing, and does not know what came of it. */
    @Test
    void connectionsThatAFirewallForgotWhileNobodyBoughtAreNotUsedAgain() {
        int gatewayPort = Ports.free();
        try (Wire wire = Wire.to(gatewayPort);
                World world = World.planned()
                        .gateway(Options.defaults()
                                .withTokens(Set.of(World.API_TOKEN))
                                .withPort(gatewayPort))
                        .property("gardeshpay/mp-rest/url", "http://127.0.0.1:" + wire.port())
                        .start()) {
            AtOnce.callers(BUYERS, buyer -> world.shop().buy("tea"));
            await().pollDelay(A_WHILE).until(() -> true);
            wire.forget();
            for (int buyer = 0; buyer < BUYERS; buyer++) {
                Purchase purchase = world.shop().buy("tea");
                Browserless.get(purchase.pay());
                purchase.assertPaidOnce();
            }
        }
    }
}
