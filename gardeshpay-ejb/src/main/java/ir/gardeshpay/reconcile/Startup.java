package ir.gardeshpay.reconcile;

import ir.gardeshpay.Threads;
import ir.gardeshpay.UnderWay;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.payment.Migrations;
import ir.gardeshpay.payment.PaymentSettings;
import ir.gardeshpay.webhook.Sender;
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
    private Probes probes;

    @Inject
    private Sender webhooks;

    @Inject
    private UnderWay underWay;

    @Inject
    private Threads threads;

    @Inject
    private Warnings warnings;

    private final Clock clock = new Clock();

    @PostConstruct
    void start() {
        threads.open();
        Config config = ConfigProvider.getConfig();
        ConfigurationCheck.requireRight(config);
        boolean ready = readiness.begin(migrations.run());
        warnings.giveAll(config);
        long every = ReconcileSettings.read(config).every().toMillis();
        clock.every(every, timetable::verify);
        clock.every(every, timetable::tell);
        clock.every(every, timetable::send);
        clock.every(LOOK_EVERY, timetable::pullBack);
        clock.every(LOOK_EVERY, timetable::report);
        probes.begin();
        if (ready) {
            LOG.log(
                    Level.INFO,
                    "GP-0001 payments can be taken: " + GatewaySettings.read(config) + "; buyers come back to "
                            + PaymentSettings.read(config).callbackBase() + "/callback");
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
                            + " s: a call to the gateway, or an observer. It is taken up when the application is back.");
        }
        threads.close();
    }
}
