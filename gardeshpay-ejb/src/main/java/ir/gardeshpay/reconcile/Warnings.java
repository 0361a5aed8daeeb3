package ir.gardeshpay.reconcile;

import ir.gardeshpay.Loopback;
import ir.gardeshpay.health.Health;
import ir.gardeshpay.notify.Audience;
import ir.gardeshpay.payment.PaymentSettings;
import ir.gardeshpay.webhook.WebhookSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.config.Config;

/** What is no reason to stop a deployment, is seldom wanted, and costs somebody money or a night. Stateless. */
@ApplicationScoped
public class Warnings {

    private static final Logger LOG = System.getLogger(Warnings.class.getName());

    private static final String USUAL_PATH = "/gardeshpay";

    @Inject
    private Audience audience;

    @Inject
    private WebhookSettings receivers;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Warnings() {}

    /** Writes into the log what there is to warn of. */
    void giveAll(Config config) {
        ofUnknownKeys(config);
        ofTheClocks();
        ofHealth();
        ofNobodyToTell();
        ofTheWayBack(PaymentSettings.read(config).callbackBase());
    }

    private static void ofUnknownKeys(Config config) {
        KnownKeys.unknown(config, System.getenv().keySet())
                .forEach(key -> LOG.log(
                        Level.WARNING,
                        "GP-0002 there is no key " + key + ": it has no effect. The manual has a table of all keys."));
    }

    private static void ofTheClocks() {
        if (ZoneId.systemDefault().getRules().nextTransition(Instant.now()) != null) {
            LOG.log(
                    Level.WARNING,
                    "GP-0003 the clocks of " + ZoneId.systemDefault() + " change twice a year, and some"
                            + " servers keep times an hour wrong in that hour. Start the server with -Duser.timezone=UTC.");
        }
    }

    private static void ofHealth() {
        if (!Health.isShown()) {
            LOG.log(
                    Level.INFO,
                    "GP-0004 the server has no MicroProfile Health: that payments can be taken is shown nowhere. On WildFly"
                            + " run bin/jboss-cli.sh --file=docs/examples/enable-microprofile.cli; on Open Liberty enable"
                            + " the feature mpHealth-4.0.");
        }
    }

    private void ofNobodyToTell() {
        if (!receivers.hasReceivers() && !audience.hearsOfPaid()) {
            LOG.log(
                    Level.WARNING,
                    "GP-0006 nobody is told of payments: no bean here observes PaymentPaid, and no webhook is configured."
                            + " Orders are paid only if the host asks by itself. An observer must be in a bean that the"
                            + " container finds (a scope, or beans.xml with bean-discovery-mode=all), without a qualifier,"
                            + " and not @ObservesAsync.");
        }
    }

    /**
     * Nobody but the buyer's browser has the tracking number: one that is sent to the wrong address is lost, and paid.
     */
    private static void ofTheWayBack(URI base) {
        if (!base.getPath().endsWith(USUAL_PATH)) {
            LOG.log(
                    Level.WARNING,
                    "GP-0007 buyers who have paid are sent back to " + base
                            + "/callback, and the module answers under a path"
                            + " that ends with " + USUAL_PATH
                            + ": right only if a proxy in front makes one of the other. Else"
                            + " set gardeshpay.callback.base-url to such as https://shop.example.ir/gardeshpay; in a WAR of"
                            + " your own its context root comes before that. The payments of buyers who find nothing there"
                            + " are lost.");
        }
        if ("http".equalsIgnoreCase(base.getScheme()) && !Loopback.isNamedBy(base.getHost())) {
            LOG.log(
                    Level.WARNING,
                    "GP-0008 buyers come back to " + base
                            + "/callback without TLS: whoever is on the way reads the keys of"
                            + " their payments, and those of the REST API. Set gardeshpay.callback.base-url to an address that"
                            + " begins with https.");
        }
    }
}
