package ir.gardeshpay.gateway;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderListener;

/**
 * Makes the gateway's client behave alike on every server; other clients of the application are left alone.
 *
 * <ul>
 *   <li>Time-outs, where the configuration gives none.
 *   <li>The proxy, whose key RESTEasy on WildFly does not read by itself.
 *   <li>Every status is answered and none thrown: the guide does not say which one comes with a refusal.
 *   <li>As many connections as there may be calls at once. RESTEasy (WildFly, Open Liberty) otherwise has fifty, and a
 *       call that waits for one would count as asked and not answered. And none is kept for long: of one that a
 *       firewall has forgotten meanwhile nobody says so, and each call on such a one is lost. {@code HttpURLConnection}
 *       (Payara) keeps unused ones as long, unless the gateway asks for more.
 * </ul>
 *
 * Found through {@code META-INF/services}. Not a {@code RestClientListener}, which would be told whose client it is:
 * WildFly and Open Liberty keep each of those for ever, and with it an application that has been undeployed. That no
 * call is sent twice does not hang on it: {@link SentOnce}.
 */
public final class ClientDefaults implements RestClientBuilderListener {

    private static final long CONNECTIONS_LIVE_SECONDS = 5;

    private static final ThreadLocal<Boolean> GATEWAYS_CLIENT = new ThreadLocal<>();

    /** The client that this makes, on this thread, is the gateway's. */
    static GardeshPay givenTo(Supplier<GardeshPay> made) {
        GATEWAYS_CLIENT.set(true);
        try {
            return made.get();
        } finally {
            GATEWAYS_CLIENT.remove();
        }
    }

    @Override
    public void onNewBuilder(RestClientBuilder builder) {
        if (GATEWAYS_CLIENT.get() == null) {
            return;
        }
        Config config = ConfigProvider.getConfig();
        StandardKeys.proxy(config).ifPresent(proxy -> builder.proxyAddress(proxy.getHostString(), proxy.getPort()));
        builder.connectTimeout(GatewaySettings.CONNECT_TIMEOUT.get(config), TimeUnit.MILLISECONDS)
                .readTimeout(GatewaySettings.READ_TIMEOUT.get(config), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("resteasy.connectionPoolSize", GatewaySettings.CONCURRENCY.get(config))
                .property("resteasy.connectionTTL", List.of(CONNECTIONS_LIVE_SECONDS, TimeUnit.SECONDS));
    }
}
