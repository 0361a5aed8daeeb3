package ir.gardeshpay;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The random part of a payment's callback URL: who knows it has come from the gateway, or is the buyer. It is the only
 * thing that finds a payment from the callback and the result page.
 *
 * @param value the minute in which it was made and 104 random bits, as 22 characters that need no escaping in a URL
 */
public record CallbackKey(String value) {

    private static final Pattern RIGHT = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long SECONDS_OF_A_MINUTE = 60;

    /** Four of the characters; minutes begin anew after 31 years. */
    private static final int BYTES_OF_TIME = 3;

    /** Checks the form of the key. */
    public CallbackKey {
        Text.require("key", value, RIGHT, "the 22 characters that were part of the callback URL");
    }

    /**
     * A key that nobody can guess. It begins with the minute, so that keys of the same time are neighbours in the
     * database's index: one of ten million entries else has to be written all over (ADR 19). The minute is no secret,
     * and whether it is right matters to nobody.
     */
    public static CallbackKey random(Instant now) {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        long minute = now.getEpochSecond() / SECONDS_OF_A_MINUTE;
        byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(minute).array();
        System.arraycopy(time, Long.BYTES - BYTES_OF_TIME, bits, 0, BYTES_OF_TIME);
        return new CallbackKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Hidden: with the key anybody can open the result page. */
    @Override
    public String toString() {
        return "key:" + value.substring(0, 4) + "…";
    }
}
