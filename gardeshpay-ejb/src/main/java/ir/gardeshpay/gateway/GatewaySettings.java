package ir.gardeshpay.gateway;

import ir.gardeshpay.Account;
import ir.gardeshpay.ConfigurationException;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.Loopback;
import ir.gardeshpay.NamedKeys;
import ir.gardeshpay.Secret;
import ir.gardeshpay.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * How the gateway is reached and who we are there.
 *
 * @param url address of the gateway
 * @param callTime the longest that one call is waited for: connecting and reading
 * @param concurrency so many calls at once and no more
 * @param pause how long the gateway is left alone when it has not answered
 * @param verifyWindow how long after a return the bank may still give money back that is not verified
 * @param retryableCodes codes of a refused verify that mean "ask again"
 * @param tokens the API token of each account
 */
public record GatewaySettings(
        URI url,
        Duration callTime,
        int concurrency,
        Duration pause,
        Duration verifyWindow,
        Set<Integer> retryableCodes,
        Map<Account, Secret> tokens) {

    private static final Duration LEASE_OVER_CALL = Duration.ofMinutes(2);

    /** Seconds that are taken for milliseconds are less. */
    private static final long FEWEST_MILLIS = 100;

    private static final long MOST_MILLIS = 600_000;

    static final String PUBLIC_ADDRESS = "https://ipg.gardeshpay.ir";

    static final Setting<Secret> TOKEN = Setting.required(
            "gardeshpay.token",
            "the API token that GardeshPay gave you",
            "API token of the default account",
            Secret::new);
    static final Setting<URI> URL = Setting.of(
            "gardeshpay/mp-rest/url",
            PUBLIC_ADDRESS,
            "an address such as " + PUBLIC_ADDRESS,
            "address of the gateway; `https` only, unless it is loopback or `gardeshpay.allow-http` is set",
            Setting::httpAddress);
    static final Setting<Boolean> ALLOW_HTTP = Setting.flag(
            "gardeshpay.allow-http",
            false,
            "lets the gateway be reached without TLS: for tests in a closed network only");
    static final Setting<Long> CONNECT_TIMEOUT =
            millis("gardeshpay/mp-rest/connectTimeout", 2000, "milliseconds until a connection must be there");
    static final Setting<Long> READ_TIMEOUT =
            millis("gardeshpay/mp-rest/readTimeout", 10000, "milliseconds until the gateway must have answered");
    static final Setting<Integer> CONCURRENCY = Setting.count(
            "gardeshpay.gateway.concurrency",
            20,
            "at most this many calls to the gateway at once, on each node; a sick gateway can hold up six times as many threads of"
                    + " the server");
    static final Setting<Duration> PAUSE = Setting.duration(
            "gardeshpay.gateway.pause",
            "PT5S",
            "when half of the last 20 calls got no answer, the gateway is left alone for this long before it is tried again");
    static final Setting<Duration> VERIFY_WINDOW = Setting.duration(
            "gardeshpay.verify.window",
            "PT1H",
            "for this long after a return the bank may still give back money that is not verified: until then verify is asked"
                    + " about once a minute, afterwards up to an hour apart");
    static final Setting<Set<Integer>> RETRYABLE_CODES = Setting.of(
            "gardeshpay.verify.retryable-codes",
            "",
            "numbers with commas between them, such as 15,16",
            "refusal codes of verify that mean \"ask again\" instead of \"no\"",
            text -> Stream.of(text.split(","))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .collect(Collectors.toUnmodifiableSet()));

    private static final String ACCOUNTS = "gardeshpay.accounts.";
    private static final NamedKeys NAMED = new NamedKeys(ACCOUNTS, Account.RIGHT, "token");

    /** All keys of this feature, for the manual. */
    public static List<Setting<?>> all() {
        return List.of(
                TOKEN,
                URL,
                ALLOW_HTTP,
                CONNECT_TIMEOUT,
                READ_TIMEOUT,
                CONCURRENCY,
                PAUSE,
                VERIFY_WINDOW,
                RETRYABLE_CODES);
    }

    /**
     * Reads the keys.
     *
     * @throws ConfigurationException names the first key that is missing or wrong
     */
    public static GatewaySettings read(Config config) {
        refuseOtherNames(config);
        StandardKeys.requireRight(config);
        URI url = URL.get(config);
        if (url.getUserInfo() != null) {
            throw new ConfigurationException(
                    URL.key() + " has a user or a password in it, which would be in every log. A right value is "
                            + PUBLIC_ADDRESS + ".");
        }
        boolean allowHttp = ALLOW_HTTP.get(config);
        if (!"https".equalsIgnoreCase(url.getScheme()) && !Loopback.isNamedBy(url.getHost()) && !allowHttp) {
            throw new ConfigurationException(URL.key() + " is not https, so everybody on the way could read the API"
                    + " token. A right value is " + PUBLIC_ADDRESS + ". For a test gateway in a closed network set "
                    + ALLOW_HTTP.key() + "=true.");
        }
        Set<Integer> retryable = RETRYABLE_CODES.find(config);
        Duration callTime = Duration.ofMillis(CONNECT_TIMEOUT.get(config) + READ_TIMEOUT.get(config));
        return new GatewaySettings(
                url,
                callTime,
                CONCURRENCY.get(config),
                PAUSE.get(config),
                VERIFY_WINDOW.get(config),
                retryable == null ? Set.of() : retryable,
                tokens(config));
    }

    /** Other names of the same key win over ours in some servers, and would go past the check for https. */
    private static void refuseOtherNames(Config config) {
        for (String other : List.of(
                "gardeshpay/mp-rest/uri",
                GardeshPay.class.getName() + "/mp-rest/url",
                GardeshPay.class.getName() + "/mp-rest/uri")) {
            if (config.getOptionalValue(other, String.class).isPresent()) {
                throw new ConfigurationException(
                        other + " is not used here. Take it out, and set " + URL.key() + " instead.");
            }
        }
    }

    /**
     * How long whoever calls the gateway is left alone: what a call may take at the most, a minute of difference
     * between clocks, and a minute for a pause of the virtual machine.
     */
    public Duration leaseTime() {
        return callTime.plus(LEASE_OVER_CALL);
    }

    /** Whether there is such an account. */
    public boolean knows(Account account) {
        return tokens.containsKey(account);
    }

    /**
     * The API token of an account.
     *
     * @throws InvalidValueException if there is no such account
     */
    public Secret tokenOf(Account account) {
        Secret token = tokens.get(account);
        if (token == null) {
            throw new InvalidValueException(
                    "account",
                    "there is no account '" + account + "'. Configured are " + tokens.keySet()
                            + "; a new one needs the key gardeshpay.accounts." + account + ".token.");
        }
        return token;
    }

    /** Every secret that an answer could echo. */
    Collection<Secret> secrets() {
        return tokens.values();
    }

    private static Map<Account, Secret> tokens(Config config) {
        Map<Account, Secret> tokens = new LinkedHashMap<>();
        tokens.put(Account.DEFAULT, TOKEN.get(config));
        for (String name : NAMED.names(config)) {
            Setting<Secret> token = Setting.required(
                    ACCOUNTS + name + ".token",
                    "the API token that GardeshPay gave you for this account",
                    "",
                    Secret::new);
            tokens.put(accountOf(token.key(), name), token.get(config));
        }
        return Map.copyOf(tokens);
    }

    private static Account accountOf(String key, String name) {
        if (name.equalsIgnoreCase(Account.DEFAULT.name())) {
            throw new ConfigurationException(key + " is not used here: the account '" + Account.DEFAULT
                    + "' is that of " + TOKEN.key() + ". Set that, or give the account another name.");
        }
        try {
            return new Account(name);
        } catch (InvalidValueException wrong) {
            throw new ConfigurationException(key + " names no right account: " + wrong.getMessage());
        }
    }

    private static Setting<Long> millis(String key, int fallback, String meaning) {
        String right = "milliseconds from " + FEWEST_MILLIS + " to " + MOST_MILLIS + ", such as " + fallback;
        return Setting.of(key, Integer.toString(fallback), right, meaning, text -> {
            long millis = Long.parseLong(text);
            Setting.require(millis >= FEWEST_MILLIS && millis <= MOST_MILLIS);
            return millis;
        });
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "gateway " + url + ", accounts " + tokens.keySet();
    }
}
