package ir.gardeshpay;

import java.util.regex.Pattern;

/**
 * The buyer's e-mail address ({@code email}, section 1 of the guide).
 *
 * @param value an address of at most 254 characters, with one {@code @} and a domain that has a dot
 */
public record EmailAddress(String value) {

    private static final Pattern RIGHT = Pattern.compile(
            "(?=.{3,254}$)[^@\\s\\p{Cntrl}<>\"]{1,64}@[^@\\s\\p{Cntrl}<>\".]+(\\.[^@\\s\\p{Cntrl}<>\".]+)+");

    /** Checks the address. */
    public EmailAddress {
        Text.require("email", value, RIGHT, "an address such as buyer@example.ir");
    }

    /** Only the domain: logs are no place for a person's address. */
    @Override
    public String toString() {
        return "***" + value.substring(value.indexOf('@'));
    }
}
