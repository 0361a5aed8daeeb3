package ir.gardeshpay.reconcile;

import ir.gardeshpay.Setting;
import ir.gardeshpay.access.AccessSettings;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.notify.NotifySettings;
import ir.gardeshpay.payment.PaymentSettings;
import ir.gardeshpay.webhook.WebhookSettings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Every key of the configuration, so that a misspelt one is noticed and the manual can be checked. Stateless. */
final class KnownKeys {

    private static final String OURS = "gardeshpay.";

    /** Where the server's own configuration finds its database: GARDESHPAY_DB_URL, which some servers list as a key. */
    private static final String OF_THE_SERVER = "gardeshpay.db.";

    private static final String NAMED = "gardeshpay\\.(accounts\\..+\\.token|webhooks\\..+\\.(url|secret|accounts))";

    private KnownKeys() {}

    /** All keys with a fixed name. */
    static List<Setting<?>> all() {
        return Stream.of(
                        GatewaySettings.all(),
                        PaymentSettings.all(),
                        NotifySettings.all(),
                        WebhookSettings.all(),
                        ReconcileSettings.all(),
                        AccessSettings.all())
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    /**
     * The keys that look like ours and are not.
     *
     * @param environment the names of the environment's variables: some servers list
     *     {@code GARDESHPAY_CALLBACK_BASE_URL} as {@code gardeshpay.callback.base.url}, which is no misspelt key
     */
    static List<String> unknown(Config config, Set<String> environment) {
        Set<String> known = all().stream().map(Setting::key).collect(Collectors.toSet());
        Set<String> variables = known.stream().map(KnownKeys::variable).collect(Collectors.toSet());
        variables.retainAll(environment);
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(key -> key.startsWith(OURS) && !key.startsWith(OF_THE_SERVER))
                .filter(key -> !known.contains(key) && !key.matches(NAMED))
                .filter(key -> !variables.contains(variable(key)))
                .sorted()
                .toList();
    }

    /** The environment's variable for a key, as MicroProfile Config looks for it. */
    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
