package ir.gardeshpay.reconcile;

import ir.gardeshpay.ConfigurationException;
import ir.gardeshpay.access.AccessSettings;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.notify.NotifySettings;
import ir.gardeshpay.payment.PaymentSettings;
import ir.gardeshpay.webhook.WebhookSettings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads the whole configuration while the application is deployed, so that a wrong key stops the deployment and not a
 * payment. A CDI extension, because the failure of a start-up bean comes too late on some servers: they have called the
 * application deployed by then.
 */
public class ConfigurationCheck implements Extension {

    void check(@Observes AfterDeploymentValidation deployment) {
        try {
            requireRight(ConfigProvider.getConfig());
        } catch (ConfigurationException wrong) {
            deployment.addDeploymentProblem(wrong);
        }
    }

    /** All that is wrong, in one message. */
    static void requireRight(Config config) {
        List<String> wrong = new ArrayList<>();
        List<Consumer<Config>> features = List.of(
                GatewaySettings::read,
                PaymentSettings::read,
                NotifySettings::read,
                WebhookSettings::read,
                ReconcileSettings::read,
                AccessSettings::read);
        for (Consumer<Config> feature : features) {
            try {
                feature.accept(config);
            } catch (ConfigurationException problem) {
                wrong.add(problem.getMessage());
            }
        }
        if (wrong.isEmpty()) {
            wrong.addAll(betweenFeatures(config));
        }
        if (!wrong.isEmpty()) {
            throw new ConfigurationException("GardeshPay is not configured. " + String.join(" ", wrong)
                    + " Keys are read from environment variables, system properties and"
                    + " META-INF/microprofile-config.properties.");
        }
    }

    /** What one feature says of another: which accounts there are, the gateway knows. */
    private static List<String> betweenFeatures(Config config) {
        try {
            GatewaySettings gateway = GatewaySettings.read(config);
            AccessSettings.read(config).requireKnown(gateway::knows);
            WebhookSettings.read(config).requireAccounts(gateway::knows);
            return List.of();
        } catch (ConfigurationException problem) {
            return List.of(String.valueOf(problem.getMessage()));
        }
    }
}
