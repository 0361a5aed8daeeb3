package ir.gardeshpay.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings of notification once an application. */
@ApplicationScoped
class NotifyProducer {

    @Produces
    @Singleton
    static NotifySettings settings() {
        return NotifySettings.read(ConfigProvider.getConfig());
    }
}
