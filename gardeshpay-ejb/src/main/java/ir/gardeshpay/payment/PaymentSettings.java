package ir.gardeshpay.payment;

import ir.gardeshpay.ConfigurationException;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.Secret;
import ir.gardeshpay.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * How payments are made here.
 *
 * @param callbackBase public address of the module, without a slash at the end
 * @param keyed whether the callback URL carries the payment's key
 * @param returnUrl where the buyer goes at the end, unless the request says; null: the result page
 * @param returnHosts the hosts that a return URL may have
 * @param invoicePrefix before generated invoice numbers
 * @param calendar of invoice dates
 * @param pendingTtl a payment with no callback expires after it
 * @param fingerprintKey makes card fingerprints; null: made from the account's API token
 */
public record PaymentSettings(
        URI callbackBase,
        boolean keyed,
        @Nullable URI returnUrl,
        Set<String> returnHosts,
        String invoicePrefix,
        Calendar calendar,
        Duration pendingTtl,
        @Nullable Secret fingerprintKey) {

    static final Setting<URI> CALLBACK_BASE = Setting.required(
            "gardeshpay.callback.base-url",
            "an address such as https://shop.example.ir/gardeshpay, without user or password",
            "public address of `/gardeshpay`, as the buyer's browser sees it",
            text -> withoutSlash(publicAddress(text)));
    static final Setting<Boolean> KEYED = Setting.flag(
            "gardeshpay.callback.keyed",
            true,
            "the callback URL carries the payment's key; `false` only for a gateway account that accepts one fixed"
                    + " callback URL: then the invoice number finds the payment, and verifies are rate-limited");
    static final Setting<URI> RETURN_URL = Setting.optional(
            "gardeshpay.return-url",
            "an address such as https://shop.example.ir/thanks, without user or password",
            "where the buyer goes at the end, unless the request says; without it the result page",
            PaymentSettings::publicAddress);
    static final Setting<Set<String>> RETURN_HOSTS = Setting.optional(
            "gardeshpay.return-url.allowed-hosts",
            "host names with commas between them, such as shop.example.ir,www.example.ir",
            "hosts that a return URL may have; without it the host of `gardeshpay.return-url`, or else of"
                    + " `gardeshpay.callback.base-url`",
            PaymentSettings::hosts);
    static final Setting<String> INVOICE_PREFIX = Setting.optional(
            "gardeshpay.invoice.prefix",
            "up to 40 of the letters a to z, digits, '.', '_' and '-', such as eu1-",
            "before generated invoice numbers: for several systems on one gateway account",
            PaymentSettings::prefix);
    static final Setting<Calendar> CALENDAR = Setting.of(
            "gardeshpay.invoice.calendar",
            "jalali",
            "jalali or gregorian",
            "calendar of `invoiceDate`",
            text -> Calendar.valueOf(text.toUpperCase(Locale.ROOT)));
    static final Setting<Duration> PENDING_TTL =
            Setting.duration("gardeshpay.pending.ttl", "PT30M", "a payment with no callback expires after it");
    static final Setting<Secret> FINGERPRINT_KEY = Setting.optional(
            "gardeshpay.card.fingerprint-key",
            "a random text of at least 16 characters",
            "key of the card fingerprints; without it they are made with the account's API token, change with"
                    + " it, and whoever has that can find out the hidden digits",
            PaymentSettings::fingerprintKey);

    private static final int LONGEST_URL = 2000;

    /** With digits behind it, a number with a zero in front or with a fraction. */
    private static final Pattern LOSES_ZEROS = Pattern.compile("0[0-9]*|[0-9]*\\.[0-9]*");

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,40}");

    /** All keys of this feature, for the manual. */
    public static List<Setting<?>> all() {
        return List.of(
                CALLBACK_BASE,
                KEYED,
                RETURN_URL,
                RETURN_HOSTS,
                INVOICE_PREFIX,
                CALENDAR,
                PENDING_TTL,
                FINGERPRINT_KEY,
                Migrations.ENABLED);
    }

    /**
     * Reads the keys.
     *
     * @throws ConfigurationException names the first key that is missing or wrong
     */
    public static PaymentSettings read(Config config) {
        URI base = CALLBACK_BASE.get(config);
        URI returnUrl = RETURN_URL.find(config);
        Set<String> hosts = RETURN_HOSTS.find(config);
        if (hosts == null) {
            hosts = Set.of(host(returnUrl == null ? base : returnUrl));
        }
        if (returnUrl != null && !hosts.contains(host(returnUrl))) {
            throw new ConfigurationException(RETURN_HOSTS.key() + " lacks the host of " + RETURN_URL.key()
                    + ". A right value has " + host(returnUrl) + " in it.");
        }
        Migrations.ENABLED.get(config); // used later, and only if tables are to be made; a wrong value is told now
        boolean keyed = KEYED.get(config);
        String prefix = INVOICE_PREFIX.find(config);
        if (!keyed && prefix != null && LOSES_ZEROS.matcher(prefix).matches()) {
            throw new ConfigurationException(INVOICE_PREFIX.key() + " is '" + prefix + "' while " + KEYED.key()
                    + " is false: the gateway may send back a number that begins so without its zeros, and the return"
                    + " would not be found. A right value has a letter in it, such as eu1-.");
        }
        return new PaymentSettings(
                base,
                keyed,
                returnUrl,
                hosts,
                prefix == null ? "" : prefix,
                CALENDAR.get(config),
                PENDING_TTL.get(config),
                FINGERPRINT_KEY.find(config));
    }

    /**
     * Refuses a return URL that leads to a host which is not allowed: else anybody who can start a payment could send
     * buyers anywhere.
     *
     * @throws InvalidValueException if it is not allowed
     */
    void requireAllowed(URI url) {
        boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!http
                || url.toString().length() > LONGEST_URL
                || url.getHost() == null
                || url.getUserInfo() != null
                || !returnHosts.contains(host(url))) {
            throw new InvalidValueException(
                    "returnUrl",
                    "only absolute http and https addresses of at most " + LONGEST_URL
                            + " characters on these hosts are allowed: " + returnHosts
                            + ". More can be allowed with the key " + RETURN_HOSTS.key() + ".");
        }
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT);
    }

    /** Buyers and the gateway see it, and logs have it. */
    private static URI publicAddress(String text) {
        URI address = Setting.httpAddress(text);
        Setting.require(address.getRawUserInfo() == null);
        return address;
    }

    private static URI withoutSlash(URI base) {
        Setting.require(base.getQuery() == null && base.getFragment() == null);
        String text = base.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }

    private static Set<String> hosts(String text) {
        return Stream.of(text.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .peek(host -> Setting.require(host.matches("[a-z0-9.\\[\\]:-]+")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String prefix(String text) {
        Setting.require(PREFIX.matcher(text).matches());
        return text;
    }

    private static Secret fingerprintKey(String text) {
        Setting.require(text.length() >= 16);
        return new Secret(text);
    }
}
