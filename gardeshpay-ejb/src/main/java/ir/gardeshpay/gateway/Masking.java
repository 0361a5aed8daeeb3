package ir.gardeshpay.gateway;

import ir.gardeshpay.MaskedCard;
import ir.gardeshpay.Secret;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text that came from outside fit to be kept: card numbers masked, secrets and control characters out, and short.
 * Stateless.
 */
public final class Masking {

    private static final int LONGEST = 1500;
    private static final Pattern CARD_MEMBER = Pattern.compile("(\"cardNumber\"\\s*:\\s*\"?)([\\p{Nd}*xX#• -]+)");
    private static final Pattern CARD = Pattern.compile("(?<!\\p{Nd})\\p{Nd}(?:[ -]?\\p{Nd}){12,18}(?!\\p{Nd})");
    /** What a database may refuse: control characters and halves of a surrogate pair. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private Masking() {}

    /** The text with everything masked that must not be kept. */
    public static String masked(String text, Collection<Secret> secrets) {
        String fit = UNFIT.matcher(text).replaceAll(" ");
        for (Secret secret : secrets) {
            fit = fit.replace(secret.value(), secret.toString());
        }
        fit = CARD_MEMBER
                .matcher(fit)
                .replaceAll(card -> Matcher.quoteReplacement(
                        card.group(1) + new MaskedCard(card.group(2).strip())));
        fit = CARD.matcher(fit).replaceAll(digits -> Matcher.quoteReplacement(maskedIfCard(digits.group())));
        return fit.length() <= LONGEST ? fit : fit.substring(0, LONGEST) + "…";
    }

    private static String maskedIfCard(String digits) {
        return passesLuhn(digits) ? new MaskedCard(digits).value() : digits;
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = Character.digit(digits.charAt(i), 10);
            if (digit >= 0) {
                int value = twice ? 2 * digit : digit;
                sum += value > 9 ? value - 9 : value;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
