package ir.gardeshpay.webhook;

import ir.gardeshpay.Account;
import ir.gardeshpay.ConfigurationException;
import ir.gardeshpay.Loopback;
import ir.gardeshpay.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;

/**
 * Who is told of results by webhooks, and how.
 *
 * @param receivers without any, nothing is kept and nothing is sent
 * @param allowPrivate whether an address of a private network may be called
 * @param timeout one attempt takes no longer
 * @param concurrency so many messages at once to each receiver, on each node
 * @param disableAfter a receiver that has only failed for so long is disabled
 */
public record WebhookSettings(
        List<Receiver> receivers, boolean allowPrivate, Duration timeout, int concurrency, Duration disableAfter) {

    static final Setting<Boolean> ALLOW_HTTP = Setting.flag(
            "gardeshpay.webhook.allow-http",
            false,
            "lets webhooks be sent without TLS, also to others than loopback: for tests in a closed network only");
    static final Setting<Boolean> ALLOW_PRIVATE = Setting.flag(
            "gardeshpay.webhook.allow-private",
            false,
            "lets webhooks be sent to addresses of private networks; without it only loopback that is named so in the URL, and"
                    + " public addresses");
    static final Setting<Duration> TIMEOUT =
            Setting.duration("gardeshpay.webhook.timeout", "PT15S", "a receiver must have answered by then");
    static final Setting<Integer> CONCURRENCY = Setting.count(
            "gardeshpay.webhook.concurrency",
            4,
            "at most this many webhooks are sent at once to each receiver, on each node; one that hangs holds up no other");
    static final Setting<Duration> DISABLE_AFTER = Setting.duration(
            "gardeshpay.webhook.disable-after",
            "P5D",
            "a receiver that has taken nothing for this long is sent nothing any more until `PaymentService.resumeWebhook`");

    /** How much longer than an attempt its lease is: a minute for a pause of the process, and one for its clock. */
    private static final Duration LEASE_OVER_TIMEOUT = Duration.ofMinutes(2);

    /** All keys of this feature with a fixed name, for the manual. */
    public static List<Setting<?>> all() {
        return List.of(
                ReceiverKeys.URL, ReceiverKeys.SECRET, ALLOW_HTTP, ALLOW_PRIVATE, TIMEOUT, CONCURRENCY, DISABLE_AFTER);
    }

    /**
     * Reads the keys.
     *
     * @throws ConfigurationException names the first key that is missing or wrong
     */
    public static WebhookSettings read(Config config) {
        WebhookSettings settings = new WebhookSettings(
                ReceiverKeys.read(config),
                ALLOW_PRIVATE.get(config),
                TIMEOUT.get(config),
                CONCURRENCY.get(config),
                DISABLE_AFTER.get(config));
        boolean allowHttp = ALLOW_HTTP.get(config);
        settings.receivers.forEach(receiver -> requireSafe(receiver, allowHttp, settings.allowPrivate));
        return settings;
    }

    private static void requireSafe(Receiver receiver, boolean allowHttp, boolean allowPrivate) {
        URI url = receiver.url();
        String which = "the address of the webhook receiver '" + receiver.name() + "', " + url.getHost() + ",";
        if (Loopback.isNamedBy(url.getHost())) {
            return;
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) && !allowHttp) {
            throw new ConfigurationException(which + " is not https, so everybody on the way could read the results. A"
                    + " right value begins with https://. For a test in a closed network set " + ALLOW_HTTP.key()
                    + "=true.");
        }
        if (!allowPrivate && Addresses.literal(url.getHost()).stream().anyMatch(Addresses::isPrivate)) {
            throw new ConfigurationException(
                    which + " is one of a private network. A right value is a public one. If the"
                            + " receiver is really there, set " + ALLOW_PRIVATE.key() + "=true.");
        }
    }

    /**
     * Refuses receivers of accounts that do not exist.
     *
     * @throws ConfigurationException names the receiver and the account
     */
    public void requireAccounts(Predicate<Account> known) {
        for (Receiver receiver : receivers) {
            receiver.accounts().stream().filter(known.negate()).findFirst().ifPresent(unknown -> {
                throw new ConfigurationException("gardeshpay.webhooks." + receiver.name()
                        + ".accounts names the account '"
                        + unknown + "', which is not there. A right value has only accounts with a token, which the key"
                        + " gardeshpay.accounts." + unknown + ".token would give.");
            });
        }
    }

    /** Whether anybody is to be told at all. */
    public boolean hasReceivers() {
        return !receivers.isEmpty();
    }

    /** The receiver of this name, if it is still configured. */
    Optional<Receiver> receiver(String name) {
        return receivers.stream()
                .filter(receiver -> receiver.name().equals(name))
                .findFirst();
    }

    /** How long whoever sends a message has it to himself. */
    Duration leaseTime() {
        return timeout.plus(LEASE_OVER_TIMEOUT);
    }
}
