package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.InTurn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A server without MicroProfile Health takes payments all the same, and says that health is shown nowhere. */
@EnabledIfSystemProperty(
        named = "suite.server",
        matches = "wildfly-stock",
        disabledReason = "this server has MicroProfile Health; one that has not is -Dsuite.server=wildfly-stock")
@InTurn
class NoHealthIT {

    private final World world = World.get();

    @Test
    void aServerWithoutMicroProfileHealthTakesPaymentsAndSaysWhatIsMissing() {
        assertThat(world.server().log()).contains("GP-0004 the server has no MicroProfile Health");
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        purchase.assertPaidOnce();
    }
}
