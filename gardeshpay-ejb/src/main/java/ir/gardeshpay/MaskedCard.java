package ir.gardeshpay;

import java.util.regex.Pattern;

/**
 * A card number of which only the first six and the last four digits are kept ({@code data.cardNumber}, section 4 of
 * the guide). The full number is never stored; {@link Receipt#cardFingerprint()} recognises the same card again.
 *
 * @param value such as {@code 603799******1234}
 */
public record MaskedCard(String value) {

    private static final int FIRST = 6;
    private static final int LAST = 4;
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[^0-9*xX•#]");
    private static final Pattern HIDDEN = Pattern.compile("[xX•#]");

    /**
     * Masks whatever the gateway sent: a full number, a number with blanks or dashes, or one that is masked already.
     */
    public MaskedCard {
        value = masked(Digits.latin(value));
    }

    private static String masked(String number) {
        String plain =
                HIDDEN.matcher(BETWEEN_DIGITS.matcher(number).replaceAll("")).replaceAll("*");
        if (plain.length() < SHORTEST) {
            int kept = Math.min(LAST, plain.length() / 2);
            return "*".repeat(plain.length() - kept) + plain.substring(plain.length() - kept);
        }
        int hidden = Math.min(plain.length(), LONGEST) - FIRST - LAST;
        return plain.substring(0, FIRST) + "*".repeat(hidden) + plain.substring(plain.length() - LAST);
    }

    @Override
    public String toString() {
        return value;
    }
}
