package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.wire.Wire;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The gateway behind TLS: who it is is proven by a certificate that the JVM or {@code gardeshpay/mp-rest/trustStore}
 * trusts.
 */
@Tag("everywhere")
@Tag("once-a-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTlsIT {

    private final Certificate certificate = Certificate.of("localhost");
    private final int gatewayPort = Ports.free();
    private final Wire wire = Wire.encrypted(gatewayPort, certificate.own());

    @AfterAll
    void close() {
        wire.close();
    }

    private World.Plan plan() {
        return World.planned()
                .gateway(Options.defaults().withTokens(Set.of(World.API_TOKEN)).withPort(gatewayPort))
                .readTimeout(Duration.ofSeconds(10)) // for the first call of a server, and the first handshake
                .property("gardeshpay/mp-rest/url", "https://localhost:" + wire.port());
    }

    @Test
    void aGatewayThatNobodyTrustsIsToldNothing() {
        try (World world = plan().start()) {
            assertThat(world.shop().order("tea").location().getPath()).startsWith("/shop/orders/");
            String invoice = world.books().all().get(0).invoiceNumber();
            assertThat(world.books().timeline(invoice))
                    .anyMatch(step -> step.startsWith("TOKEN_UNKNOWN") && step.contains("no trusted connection"));
            assertThat(world.gateway().ledger().transactions()).isEmpty();
        }
    }

    @Test
    void aTrustStoreOfTheConfigurationIsTrusted() {
        try (World world = plan().property(
                        "gardeshpay/mp-rest/trustStore",
                        certificate.trusted().toUri().toString())
                .property("gardeshpay/mp-rest/trustStorePassword", Certificate.PASSWORD)
                .property("gardeshpay/mp-rest/trustStoreType", "PKCS12")
                .start()) {
            Purchase purchase = world.shop().buy("tea");
            Browserless.get(purchase.pay());
            purchase.assertPaidOnce();
        }
    }
}
