package ir.gardeshpay.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings of payments once an application. */
@ApplicationScoped
class PaymentProducer {

    @Produces
    @Singleton
    static PaymentSettings settings() {
        return PaymentSettings.read(ConfigProvider.getConfig());
    }
}
