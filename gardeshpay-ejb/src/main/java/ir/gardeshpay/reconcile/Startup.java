package ir.gardeshpay.reconcile;

import ir.gardeshpay.Threads;
import ir.gardeshpay.UnderWay;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.health.Health;
import ir.gardeshpay.notify.Audience;
import ir.gardeshpay.payment.Migrations;
import ir.gardeshpay.webhook.Sender;
import ir.gardeshpay.webhook.WebhookSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * At deployment: brings the tables up to date, and starts the clock, which each node has of its own. At the end of the
 * deployment: stops it, and waits for what is under way.
 */
@Singleton(name = "GardeshPayStartup")
@jakarta.ejb.Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Startup {

    private static final Logger LOG = System.getLogger(Startup.class.getName());

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY = Duration.ofMinutes(1).toMillis();

    @Inject
    private Migrations migrations;

    @Inject
    private Timetable timetable;

    @Inject
    private Readiness readiness;

    @Inject
    private Sender webhooks;

    @Inject
    private UnderWay underWay;

    @Inject
    private Threads threads;

    @Inject
    private Audience audience;

    @Inject
    private WebhookSettings receivers;

    private final Clock clock = new Clock();

    @PostConstruct
    void start() {
        threads.open();
        Config config = ConfigProvider.getConfig();
        ConfigurationCheck.requireRight(config);
        readiness.begin(migrations.run());
        warn(config);
        long every = ReconcileSettings.read(config).every().toMillis();
        clock.every(every, timetable::verify);
        clock.every(every, timetable::tell);
        clock.every(every, timetable::send);
        clock.every(LOOK_EVERY, timetable::pullBack);
        clock.every(LOOK_EVERY, timetable::report);
        LOG.log(Level.INFO, "GP-0001 payments can be taken: " + GatewaySettings.read(config));
    }

    /** Of what is no reason to stop, and seldom wanted. */
    private void warn(Config config) {
        KnownKeys.unknown(config, System.getenv().keySet())
                .forEach(key -> LOG.log(
                        Level.WARNING,
                        "GP-0002 there is no key " + key + ": it has no effect. The manual has a table of all keys."));
        if (ZoneId.systemDefault().getRules().nextTransition(Instant.now()) != null) {
            LOG.log(
                    Level.WARNING,
                    "GP-0003 the clocks of " + ZoneId.systemDefault() + " change twice a year, and some"
                            + " servers keep times an hour wrong in that hour. Start the server with -Duser.timezone=UTC.");
        }
        if (!Health.isShown()) {
            LOG.log(
                    Level.INFO,
                    "GP-0004 the server has no MicroProfile Health: that payments can be taken is shown nowhere. On WildFly"
                            + " run bin/jboss-cli.sh --file=docs/examples/enable-microprofile.cli; on Open Liberty enable"
                            + " the feature mpHealth-4.0.");
        }
        if (!receivers.hasReceivers() && !audience.hearsOfPaid()) {
            LOG.log(
                    Level.WARNING,
                    "GP-0006 nobody is told of payments: no bean here observes PaymentPaid, and no webhook is configured."
                            + " Orders are paid only if the host asks by itself. An observer must be in a bean that the"
                            + " container finds (a scope, or beans.xml with bean-discovery-mode=all), without a qualifier,"
                            + " and not @ObservesAsync.");
        }
    }

    /** Of all that happens at an undeployment this is the first: every bean is still there. */
    @PreDestroy
    void stop() {
        clock.stop();
        webhooks.close();
        if (!underWay.close(GRACE)) {
            LOG.log(
                    Level.WARNING,
                    "GP-0005 the application ends, and something is still under way after " + GRACE.toSeconds()
                            + " s: a"
                            + " call to the gateway, or an observer. It is taken up when the application is back.");
        }
        threads.close();
    }
}
