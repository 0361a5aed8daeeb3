package ir.gardeshpay.reconcile;

import ir.gardeshpay.ConfigurationException;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.notify.NotifySettings;
import ir.gardeshpay.payment.Migrations;
import ir.gardeshpay.payment.PaymentSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * At deployment: reads the whole configuration, so that a wrong key stops the application and not a payment; brings the
 * tables up to date; and starts the timer of the {@link Reconciler}, which is not persistent, so each node has its own.
 */
@Singleton
@jakarta.ejb.Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Startup {

    private static final Logger LOG = System.getLogger(Startup.class.getName());

    @Inject
    private Migrations migrations;

    @Inject
    private Reconciler reconciler;

    @Resource
    private TimerService timers;

    private final AtomicBoolean running = new AtomicBoolean();

    @PostConstruct
    void start() {
        Config config = ConfigProvider.getConfig();
        requireRight(config);
        KnownKeys.unknown(config)
                .forEach(key -> LOG.log(
                        Level.WARNING,
                        "GP-0002 there is no key " + key + ": it has no effect. The manual has a table of all keys."));
        GatewaySettings gateway = GatewaySettings.read(config);
        migrations.run();
        long every = ReconcileSettings.read(config).every().toMillis();
        timers.createIntervalTimer(every, every, new TimerConfig(null, false));
        LOG.log(Level.INFO, "GP-0001 payments can be taken: " + gateway);
    }

    /** All that is wrong, in one message. */
    private static void requireRight(Config config) {
        List<String> wrong = new ArrayList<>();
        List<Consumer<Config>> features =
                List.of(GatewaySettings::read, PaymentSettings::read, NotifySettings::read, ReconcileSettings::read);
        for (Consumer<Config> feature : features) {
            try {
                feature.accept(config);
            } catch (ConfigurationException problem) {
                wrong.add(problem.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw new ConfigurationException("GardeshPay is not configured. " + String.join(" ", wrong)
                    + " Keys are read from environment variables, system properties and"
                    + " META-INF/microprofile-config.properties.");
        }
    }

    /** One pass; a pass that is still running is not joined by a second one. */
    @Timeout
    void tick() {
        if (running.compareAndSet(false, true)) {
            try {
                reconciler.pass();
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "GP-0201 a pass over what stands still failed; the next one goes on", failed);
            } finally {
                running.set(false);
            }
        }
    }
}
