package ir.gardeshpay.suite.journey;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider of the host's for its own REST clients does not come between the module and the gateway. */
@Tag("everywhere")
@Tag("once-a-server")
class HostFilterIT {

    @Test
    void aClientFilterOfTheHostNeitherSeesNorStopsACallToTheGateway() {
        // Without passes, nothing has made the client before the first buyer comes with a request of the same WAR.
        try (World world = World.planned()
                .war(ShopWar.FILTER.file())
                .property("gardeshpay.reconcile.every", "PT1H")
                .start()) {
            Purchase purchase = world.shop().buy("tea");
            Browserless.get(purchase.pay());
            purchase.assertPaidOnce();
        }
    }
}
