package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The host may give the gateway's client another scope: what the client promises does not hang on that. */
@Tag("once-a-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientScopeIT {

    private final World world = World.planned()
            .property("gardeshpay.reconcile.every", "PT1H")
            .property("gardeshpay/mp-rest/scope", "jakarta.enterprise.context.ApplicationScoped")
            .start();

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void aCallWhoseConnectionDropsIsNotSentTwice() {
        world.gateway().faults().next(Call.GET_TOKEN, Fault.reset().afterWork());
        long before = world.gateway().ledger().calls(Call.GET_TOKEN);
        String orderId = world.shop().order("tea").location().getPath().replaceFirst(".*/", "");
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN) - before).isEqualTo(1);

        Purchase purchase = world.shop().payAgain(orderId);
        world.gateway().faults().next(Call.VERIFY, Fault.reset().afterWork());
        Browserless.get(purchase.pay());
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        assertThat(purchase.verifies()).isEqualTo(1);
    }

    @Test
    void anAnswerOfAnyStatusIsRead() {
        world.gateway().faults().next(Call.GET_TOKEN, Fault.status(500));
        String orderId = world.shop().order("tea").location().getPath().replaceFirst(".*/", "");
        String invoice = world.books().paymentsOf(orderId).get(0).invoiceNumber();
        assertThat(world.books().timeline(invoice))
                .anyMatch(step -> step.startsWith("TOKEN_UNKNOWN") && step.contains("HTTP 500"));
    }
}
