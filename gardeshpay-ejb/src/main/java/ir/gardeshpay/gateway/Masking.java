package ir.gardeshpay.gateway;

import ir.gardeshpay.CardNumbers;
import ir.gardeshpay.Secret;
import ir.gardeshpay.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes text that came from outside fit to be kept: card numbers masked, secrets, payments' keys and control characters
 * out, and short. Stateless.
 */
public final class Masking {

    private static final int LONGEST = 1500;

    /** A character as JSON escapes it, also in JSON that is itself a string. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\{1,8}u([0-9a-fA-F]{4})");

    private static final Pattern ESCAPABLE = Pattern.compile("[\"\\\\/]");

    /** Of the way back and of the result page; what follows is the payment's key. */
    private static final Pattern KEY_IN_ADDRESS =
            Pattern.compile("((?:callback|result)\\\\{0,8}/)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");

    private Masking() {}

    /** The text with everything masked that must not be kept. */
    public static String masked(String text, Collection<Secret> secrets) {
        return masked(text, secrets, LONGEST);
    }

    /** The same, and shorter: it is cut last, because a part of a card number is not seen to be one. */
    static String masked(String text, Collection<Secret> secrets, int longest) {
        String plain =
                ESCAPED.matcher(text).replaceAll(escaped -> Matcher.quoteReplacement(character(escaped.group(1))));
        String fit = Text.fit(plain, " ");
        for (Secret secret : secrets) {
            fit = without(secret, fit);
        }
        fit = CardNumbers.masked(withoutKeys(fit));
        return fit.length() <= longest ? fit : start(fit, longest - 1) + "…";
    }

    private static String withoutKeys(String text) {
        return text.contains("callback") || text.contains("result")
                ? KEY_IN_ADDRESS.matcher(text).replaceAll("$1***")
                : text;
    }

    private static String without(Secret secret, String text) {
        String inAddress = URLEncoder.encode(secret.value(), StandardCharsets.UTF_8);
        return withoutValue(secret, text).replace(inAddress, secret.toString());
    }

    /**
     * Also as JSON writes it, and JSON that is itself a string: PHP puts a backslash before slashes unless it is told
     * not to.
     */
    private static String withoutValue(Secret secret, String text) {
        String value = secret.value();
        if (!ESCAPABLE.matcher(value).find()) {
            return text.replace(value, secret.toString());
        }
        String pattern = value.codePoints()
                .mapToObj(Character::toString)
                .map(c -> (ESCAPABLE.matcher(c).find() ? "\\\\{0,8}" : "") + Pattern.quote(c))
                .collect(Collectors.joining());
        return Pattern.compile(pattern).matcher(text).replaceAll(Matcher.quoteReplacement(secret.toString()));
    }

    /** No longer than that, and without half of a surrogate pair at its end. */
    private static String start(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** What has a meaning in JSON stays escaped, in the short form. */
    private static String character(String hexadecimal) {
        String character = String.valueOf((char) Integer.parseInt(hexadecimal, 16));
        return character.equals("\"") || character.equals("\\") ? "\\" + character : character;
    }
}
