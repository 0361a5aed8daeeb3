package ir.gardeshpay.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the gateway's settings once an application. */
@ApplicationScoped
class GatewayProducer {

    @Produces
    @Singleton
    static GatewaySettings settings() {
        return GatewaySettings.read(ConfigProvider.getConfig());
    }
}
