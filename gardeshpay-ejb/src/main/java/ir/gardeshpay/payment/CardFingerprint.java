package ir.gardeshpay.payment;

import ir.gardeshpay.Account;
import ir.gardeshpay.Secret;
import ir.gardeshpay.gateway.GatewaySettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Recognises a card again without keeping its number: a keyed hash, useless to who has no key. Stateless. */
final class CardFingerprint {

    private static final String PURPOSE = "gardeshpay card fingerprint";
    private static final int LENGTH = 32;

    private static final Pattern READABLE = Pattern.compile("[\\p{Nd}\\s._/-]*");
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int DECIMAL = 10;

    private CardFingerprint() {}

    /** The fingerprint of a full card number; null if the gateway sent a masked one. */
    static @Nullable String of(String cardNumber, Account account, PaymentSettings settings, GatewaySettings accounts) {
        String digits = digits(cardNumber);
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            return null;
        }
        Secret own = settings.fingerprintKey();
        if (own == null && !accounts.knows(account)) {
            return null;
        }
        Secret key = own == null ? accounts.tokenOf(account) : own;
        return hash(hash(key.value(), PURPOSE), digits).substring(0, LENGTH);
    }

    /** In Latin digits, whatever the script and whatever stands between them; empty if something else is in it. */
    static String digits(String cardNumber) {
        return READABLE.matcher(cardNumber).matches()
                ? cardNumber
                        .chars()
                        .filter(Character::isDigit)
                        .mapToObj(digit -> String.valueOf(Character.digit(digit, DECIMAL)))
                        .collect(Collectors.joining())
                : "";
    }

    private static String hash(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
