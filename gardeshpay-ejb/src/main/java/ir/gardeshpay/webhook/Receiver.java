package ir.gardeshpay.webhook;

import ir.gardeshpay.Account;
import ir.gardeshpay.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * An application that is told of results, as it is configured.
 *
 * @param name in keys, logs and tables
 * @param url where messages are sent; its path may be secret, so only its host is shown
 * @param secrets each message is signed with each of them; the newest first
 * @param accounts it hears of payments of these; empty: of all
 */
public record Receiver(String name, URI url, List<Secret> secrets, Set<Account> accounts) {

    /** The receiver of {@code gardeshpay.webhook.url}. */
    public static final String DEFAULT = "default";

    /** Whether it hears of payments of this account. */
    boolean hears(Account account) {
        return accounts.isEmpty() || accounts.contains(account);
    }

    /** Without the secrets, and without the path. */
    @Override
    public String toString() {
        return name + " at " + url.getHost();
    }
}
