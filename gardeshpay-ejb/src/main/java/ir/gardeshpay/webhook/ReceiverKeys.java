package ir.gardeshpay.webhook;

import ir.gardeshpay.Account;
import ir.gardeshpay.ConfigurationException;
import ir.gardeshpay.NamedKeys;
import ir.gardeshpay.Secret;
import ir.gardeshpay.Setting;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Reads the keys of the receivers, whose names are free. Stateless. */
final class ReceiverKeys {

    private static final String RIGHT_URL =
            "an address such as https://shop.example.ir/payments, without user or password";
    private static final String RIGHT_SECRET = "whsec_ and 24 to 64 random bytes in Base64, such as the command"
            + " `echo whsec_$(openssl rand -base64 32)` prints; or two of these with a comma between them, the newest first";
    private static final String RIGHT_ACCOUNTS = "names of accounts with commas between them, such as default,books";

    static final Setting<URI> URL = Setting.optional(
            "gardeshpay.webhook.url", RIGHT_URL, "results of payments are sent there as webhooks", ReceiverKeys::url);
    static final Setting<List<Secret>> SECRET = Setting.optional(
            "gardeshpay.webhook.secret",
            RIGHT_SECRET,
            "signs the webhooks: `whsec_` and 24 to 64 random bytes in Base64; while it is changed, the new one and the old"
                    + " one with a comma between them",
            ReceiverKeys::secrets);

    private static final String PREFIX = "gardeshpay.webhooks.";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final NamedKeys NAMED = new NamedKeys(PREFIX, NAME, "url", "secret", "accounts");

    private static final String SECRET_PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private ReceiverKeys() {}

    /** Every receiver, the default one first. */
    static List<Receiver> read(Config config) {
        List<Receiver> receivers = new ArrayList<>();
        URI url = URL.find(config);
        List<Secret> secrets = SECRET.find(config);
        if (url != null || secrets != null) {
            receivers.add(receiver(Receiver.DEFAULT, URL, url, SECRET, secrets, Set.of()));
        }
        NAMED.names(config).forEach(name -> receivers.add(named(config, name)));
        return List.copyOf(receivers);
    }

    private static Receiver named(Config config, String name) {
        String prefix = PREFIX + name;
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase(Receiver.DEFAULT)) {
            throw new ConfigurationException(
                    prefix + ".url names no right receiver. A right name is 1 to 40 of the letters"
                            + " a to z, digits, '_' and '-', but not 'default', which is that of " + URL.key() + ".");
        }
        Setting<URI> url = Setting.optional(prefix + ".url", RIGHT_URL, "", ReceiverKeys::url);
        Setting<List<Secret>> secret = Setting.optional(prefix + ".secret", RIGHT_SECRET, "", ReceiverKeys::secrets);
        Set<Account> accounts = Setting.optional(prefix + ".accounts", RIGHT_ACCOUNTS, "", ReceiverKeys::accounts)
                .findLimit(config);
        return receiver(
                name, url, url.find(config), secret, secret.find(config), accounts == null ? Set.of() : accounts);
    }

    /** One without the other has no meaning. */
    private static Receiver receiver(
            String name,
            Setting<URI> urlKey,
            @Nullable URI url,
            Setting<List<Secret>> secretKey,
            @Nullable List<Secret> secrets,
            Set<Account> accounts) {
        if (url == null || secrets == null) {
            Setting<?> missing = url == null ? urlKey : secretKey;
            throw new ConfigurationException(
                    missing.key() + " is missing, and other keys of this receiver are there. A right value is "
                            + missing.right() + ".");
        }
        return new Receiver(name, url, secrets, accounts);
    }

    private static URI url(String text) {
        URI url = Setting.httpAddress(text);
        Setting.require(url.getRawUserInfo() == null && url.getRawFragment() == null);
        return url;
    }

    private static List<Secret> secrets(String text) {
        List<Secret> secrets = Stream.of(text.split(",", -1))
                .map(String::strip)
                .peek(secret -> Setting.require(secret.startsWith(SECRET_PREFIX)))
                .peek(secret -> {
                    int bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())).length;
                    Setting.require(bytes >= FEWEST_BYTES && bytes <= MOST_BYTES);
                })
                .map(Secret::new)
                .toList();
        Setting.require(!secrets.isEmpty());
        return secrets;
    }

    private static Set<Account> accounts(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(Account::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
