package ir.gardeshpay.web.api;

import ir.gardeshpay.Account;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Payment;
import ir.gardeshpay.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * What a caller may do and see. What he may not see looks as if it did not exist: accounts, payments, invoice numbers.
 *
 * @param caller who has shown a key
 */
record Rights(Caller caller) {

    /** Those of whoever {@link KeyFilter} has let in. */
    static Rights of(HttpServletRequest request) {
        if (request.getAttribute(Caller.class.getName()) instanceof Caller caller) {
            return new Rights(caller);
        }
        throw new IllegalStateException("a request has come past the filter of keys to a resource of the REST API");
    }

    boolean maySee(Payment payment) {
        return caller.mayUse(payment.account());
    }

    /** The accounts whose payments are any business of the caller's; none: all. */
    Set<Account> accounts() {
        return caller.accounts();
    }

    /** The account of a start that names none. */
    Account usualAccount() {
        if (caller.mayUse(Account.DEFAULT)) {
            return Account.DEFAULT;
        }
        if (caller.accounts().size() == 1) {
            return caller.accounts().iterator().next();
        }
        throw ProblemException.wrong(
                "account", "it is missing, and this key may use several. A right value names one.");
    }

    /** The same words for an account of others and for one that is not there. */
    void requireAccount(Account account) {
        if (!caller.mayUse(account)) {
            throw ProblemException.wrong("account", "your key may use no account '" + account + "'.");
        }
    }

    /**
     * Whether a number can only be that of a payment of this account: all accounts share the invoice numbers, and a
     * conflict with a payment of others would tell that it exists. No name of an account has a dot in it.
     */
    boolean mayName(InvoiceNumber number, Account account) {
        return !caller.isLimited() || number.value().startsWith(beginning(account));
    }

    static String beginning(Account account) {
        return account.name() + ".";
    }
}
