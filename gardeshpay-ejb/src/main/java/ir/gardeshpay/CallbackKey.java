package ir.gardeshpay;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The random part of a payment's callback URL: who knows it has come from the gateway, or is the buyer. It is the only
 * thing that finds a payment from the callback and the result page.
 *
 * @param value 128 random bits, as 22 characters that need no escaping in a URL
 */
public record CallbackKey(String value) {

    private static final Pattern RIGHT = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Checks the form of the key. */
    public CallbackKey {
        Text.require("key", value, RIGHT, "the 22 characters that were part of the callback URL");
    }

    /** A key that nobody can guess. */
    public static CallbackKey random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return new CallbackKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Hidden: with the key anybody can open the result page. */
    @Override
    public String toString() {
        return "key:" + value.substring(0, 4) + "…";
    }
}
