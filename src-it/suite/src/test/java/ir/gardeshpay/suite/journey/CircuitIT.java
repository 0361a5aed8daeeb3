package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A gateway that has not answered lately is left alone for a while, and buyers are not kept waiting for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("everywhere")
@Tag("once-a-server")
class CircuitIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Half of the latest twenty open the circuit. */
    private static final int ENOUGH = 20;

    private final World world =
            World.planned().property("gardeshpay.gateway.pause", "PT8S").start();

    @AfterAll
    void close() {
        world.close();
    }

    @AfterEach
    void cure() {
        world.gateway().faults().clear();
        await().atMost(SOON).untilAsserted(() -> {
            Purchase next = world.shop().buy("tea");
            Browserless.get(next.pay());
            next.assertPaidOnce();
        });
    }

    @Test
    void aSilentGatewayIsLeftAloneAndNothingIsLostWhenItIsBack() {
        Purchase guessed = world.shop().buy("tea");
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().always(Call.GET_TOKEN, Fault.reset());
        world.gateway().faults().always(Call.VERIFY, Fault.reset());
        long before = world.gateway().ledger().calls(Call.GET_TOKEN);
        long verifiesBefore = world.gateway().ledger().calls(Call.VERIFY);
        orderInVain();
        for (int i = 0; i < ENOUGH; i++) {
            Browserless.get(guessed.callbackWith("junk-" + i));
        }
        awaitInTheLog("GP-0401 the gateway does not answer getToken");
        awaitInTheLog("GP-0401 the gateway does not answer verify");
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN) - before)
                .as("not everybody was let through to a silent gateway")
                .isLessThan(ENOUGH);
        assertThat(world.gateway().ledger().calls(Call.VERIFY) - verifiesBefore).isLessThan(ENOUGH);

        assertThat(Browserless.get(back).status()).isEqualTo(303);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        assertThat(purchase.verifies()).as("verify was not asked").isZero();
        assertThat(world.books().timeline(purchase.invoiceNumber()))
                .anyMatch(step -> step.startsWith("VERIFY_NOT_ASKED"));

        world.gateway().faults().clear();
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Ledgers.of(world).disagreements()).isEmpty());
    }

    @Test
    void whoHasPaidIsAskedForThoughTheGatewayStartsNoPayments() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().always(Call.GET_TOKEN, Fault.reset());
        orderInVain();
        long before = world.gateway().ledger().calls(Call.GET_TOKEN);
        assertThat(world.shop().order("tea").location().getPath()).startsWith("/shop/orders/");
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN))
                .as("getToken is not asked any more")
                .isEqualTo(before);

        Browserless.get(back);
        purchase.assertPaidOnce();
    }

    private void orderInVain() {
        for (int i = 0; i < ENOUGH; i++) {
            assertThat(world.shop().order("tea").location().getPath()).startsWith("/shop/orders/");
        }
    }

    private void awaitInTheLog(String line) {
        await().untilAsserted(() -> assertThat(world.server().log()).contains(line));
    }
}
