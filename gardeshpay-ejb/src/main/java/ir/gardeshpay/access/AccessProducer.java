package ir.gardeshpay.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings of access once an application. */
@ApplicationScoped
class AccessProducer {

    @Produces
    @Singleton
    static AccessSettings settings() {
        return AccessSettings.read(ConfigProvider.getConfig());
    }
}
