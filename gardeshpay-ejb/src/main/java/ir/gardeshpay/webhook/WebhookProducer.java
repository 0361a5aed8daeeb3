package ir.gardeshpay.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings of webhooks once an application. */
@ApplicationScoped
class WebhookProducer {

    @Produces
    @Singleton
    static WebhookSettings settings() {
        return WebhookSettings.read(ConfigProvider.getConfig());
    }
}
