package ir.gardeshpay;

import java.util.regex.Pattern;

/**
 * The name of a merchant account with an API token of its own. The payment keeps the name, never the token.
 *
 * @param name {@code default} for {@code gardeshpay.token}, or NAME of {@code gardeshpay.accounts.NAME.token}
 */
public record Account(String name) {

    /** A right name. */
    public static final Pattern RIGHT = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /** The account of {@code gardeshpay.token}. */
    public static final Account DEFAULT = new Account("default");

    /** Checks the name. */
    public Account {
        Text.require("account", name, RIGHT, "1 to 40 of the letters a to z, digits, '_' and '-'");
    }

    @Override
    public String toString() {
        return name;
    }
}
