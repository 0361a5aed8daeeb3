package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.wire.Wire;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A gateway that is reached through a proxy, {@code gardeshpay/mp-rest/proxyAddress}. Only the proxy knows the
 * gateway's name: what would go past it would go nowhere.
 */
@Tag("everywhere")
@Tag("once-a-server")
class GatewayProxyIT {

    private static final String HOST = "gateway.invalid";

    /** For the first call of a server, by way of a proxy. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final int gatewayPort = Ports.free();

    private World.Plan behind(ForwardProxy proxy) {
        return World.planned()
                .gateway(Options.defaults().withTokens(Set.of(World.API_TOKEN)).withPort(gatewayPort))
                .readTimeout(LONG_ENOUGH)
                .property("gardeshpay/mp-rest/proxyAddress", proxy.address());
    }

    @Test
    void getTokenAndVerifyGoThroughTheProxy() {
        try (ForwardProxy proxy = ForwardProxy.to(gatewayPort);
                World world = behind(proxy)
                        .property("gardeshpay/mp-rest/url", "http://" + HOST)
                        .property("gardeshpay.allow-http", "true")
                        .start()) {
            buy(world);
            assertThat(proxy.asked())
                    .containsExactly(
                            "POST http://" + HOST + "/v1/provider/payment/getToken",
                            "POST http://" + HOST + "/v1/provider/payment/verify");
        }
    }

    @Test
    void aGatewayBehindTlsIsReachedThroughATunnelOfTheProxy() {
        Certificate certificate = Certificate.of(HOST);
        try (Wire wire = Wire.encrypted(gatewayPort, certificate.own());
                ForwardProxy proxy = ForwardProxy.to(wire.port());
                World world = behind(proxy)
                        .property("gardeshpay/mp-rest/url", "https://" + HOST)
                        .property(
                                "gardeshpay/mp-rest/trustStore",
                                certificate.trusted().toUri().toString())
                        .property("gardeshpay/mp-rest/trustStorePassword", Certificate.PASSWORD)
                        .property("gardeshpay/mp-rest/trustStoreType", "PKCS12")
                        .start()) {
            buy(world);
            assertThat(proxy.asked()).isNotEmpty().containsOnly("CONNECT " + HOST + ":443");
        }
    }

    private static void buy(World world) {
        Purchase purchase = world.shop().buy("tea");
        assertThat(Browserless.get(purchase.pay()).status()).isEqualTo(303);
        purchase.assertPaidOnce();
    }
}
