package ir.gardeshpay.gateway;

import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Makes the gateway's client behave alike on every server; other clients of the application are left alone.
 *
 * <ul>
 *   <li>Time-outs, where the configuration gives none.
 *   <li>Every status is answered and none thrown: the guide does not say which one comes with a refusal.
 *   <li>The body is sent chunked. Jersey over {@code HttpURLConnection} (Payara) otherwise sends a POST a second time
 *       when the connection drops, without telling anybody.
 *   <li>As many connections as there may be calls at once. RESTEasy (WildFly, Open Liberty) otherwise has fifty, and a call
 *       that waits for one would count as asked and not answered.
 * </ul>
 *
 * Found through {@code META-INF/services}. Stateless.
 */
public final class ClientDefaults implements RestClientListener {

    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        if (serviceInterface != GardeshPay.class) {
            return;
        }
        Config config = ConfigProvider.getConfig();
        builder.connectTimeout(GatewaySettings.CONNECT_TIMEOUT.get(config), TimeUnit.MILLISECONDS)
                .readTimeout(GatewaySettings.READ_TIMEOUT.get(config), TimeUnit.MILLISECONDS)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("jersey.config.client.request.entity.processing", "CHUNKED")
                .property("resteasy.connectionPoolSize", GatewaySettings.CONCURRENCY.get(config));
    }
}
