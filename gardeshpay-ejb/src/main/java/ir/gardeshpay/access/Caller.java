package ir.gardeshpay.access;

import ir.gardeshpay.Account;
import java.util.Set;

/**
 * An application outside that has shown a right key. Immutable.
 *
 * @param name of its key
 * @param accounts that it may use; empty: all
 */
public record Caller(String name, Set<Account> accounts) {

    /** Copies the set. */
    public Caller {
        accounts = Set.copyOf(accounts);
    }

    /** Whether it may use some accounts only. */
    public boolean isLimited() {
        return !accounts.isEmpty();
    }

    /** Whether payments of this account are any business of its. */
    public boolean mayUse(Account account) {
        return accounts.isEmpty() || accounts.contains(account);
    }
}
