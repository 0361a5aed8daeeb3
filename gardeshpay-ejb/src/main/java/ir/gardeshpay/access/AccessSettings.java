package ir.gardeshpay.access;

import ir.gardeshpay.Account;
import ir.gardeshpay.ConfigurationException;
import ir.gardeshpay.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Who may use the REST API.
 *
 * @param keys none: there is no REST API
 * @param accounts the accounts of each limited key, by its name; the others may use all
 * @param rate so many requests a second for each name
 */
public record AccessSettings(List<ApiKey> keys, Map<String, Set<Account>> accounts, int rate) {

    static final Setting<List<ApiKey>> KEYS = Setting.optional(
            "gardeshpay.api.keys",
            "names and keys such as shop:KEY,books:KEY, each KEY a random text of 32 to 200 letters, digits and"
                    + " '-', '.', '_', '~', '+', '/', '=', as `openssl rand -base64 32` makes one, and no KEY twice",
            "keys of the REST API, `name:key` with commas between them; a name may have two, so that keys can be changed;"
                    + " without it there is no REST API",
            AccessSettings::keys);
    static final Setting<Map<String, Set<Account>>> ACCOUNTS = Setting.optional(
            "gardeshpay.api.accounts",
            "names of keys and of accounts such as books:books,office:books,office:toys",
            "limits a key of the REST API to accounts, `name:account` with commas between them; a name that is not here may"
                    + " use all",
            AccessSettings::accounts);
    static final Setting<Integer> RATE = Setting.count(
            "gardeshpay.api.rate",
            100,
            "at most this many requests of the REST API a second with the keys of one name, on each node; more are answered 429");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~+/=-]{32,200}");

    /** Copies the collections. */
    public AccessSettings {
        keys = List.copyOf(keys);
        accounts = Map.copyOf(accounts);
    }

    /** All keys of this feature, for the manual. */
    public static List<Setting<?>> all() {
        return List.of(KEYS, ACCOUNTS, RATE);
    }

    /**
     * Reads the keys.
     *
     * @throws ConfigurationException names the first key that is wrong, and shows none of the REST API
     */
    public static AccessSettings read(Config config) {
        List<ApiKey> keys = KEYS.find(config);
        Map<String, Set<Account>> accounts = ACCOUNTS.findLimit(config);
        AccessSettings settings = new AccessSettings(
                keys == null ? List.of() : keys, accounts == null ? Map.of() : accounts, RATE.get(config));
        settings.accounts.keySet().forEach(settings::requireKeyOf);
        return settings;
    }

    /** A misspelt name would leave the key that is meant without its limit. */
    private void requireKeyOf(String name) {
        if (keys.stream().noneMatch(key -> key.name().equals(name))) {
            throw new ConfigurationException(ACCOUNTS.key() + " has the name '" + name + "', and " + KEYS.key()
                    + " has no key of that name. A right value names keys that are there.");
        }
    }

    /**
     * Refuses accounts that are not there.
     *
     * @throws ConfigurationException names the first one
     */
    public void requireKnown(Predicate<Account> known) {
        accounts.values().stream()
                .flatMap(Set::stream)
                .filter(known.negate())
                .findFirst()
                .ifPresent(missing -> {
                    throw new ConfigurationException(ACCOUNTS.key() + " has the account '" + missing
                            + "', which is not there. It needs the key gardeshpay.accounts." + missing + ".token.");
                });
    }

    /** Whether there is a REST API. */
    boolean isOn() {
        return !keys.isEmpty();
    }

    private static List<ApiKey> keys(String text) {
        List<ApiKey> keys = new ArrayList<>();
        pairs(text).forEach(pair -> {
            Setting.require(KEY.matcher(pair[1]).matches());
            ApiKey key = ApiKey.of(pair[0], pair[1]);
            Setting.require(keys.stream().noneMatch(other -> other.digest().isThatOf(key.digest())));
            keys.add(key);
        });
        return keys;
    }

    private static Map<String, Set<Account>> accounts(String text) {
        Map<String, Set<Account>> accounts = new HashMap<>();
        pairs(text)
                .forEach(pair -> accounts.computeIfAbsent(pair[0], name -> new HashSet<>())
                        .add(new Account(pair[1])));
        return accounts;
    }

    private static Stream<String[]> pairs(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).map(pair -> {
            String[] parts = pair.split(":", 2);
            Setting.require(parts.length == 2 && NAME.matcher(parts[0]).matches());
            return parts;
        });
    }

    /** Without digests. */
    @Override
    public String toString() {
        return "keys of " + keys.stream().map(ApiKey::name).toList() + ", limited " + accounts + ", " + rate
                + " a second";
    }
}
