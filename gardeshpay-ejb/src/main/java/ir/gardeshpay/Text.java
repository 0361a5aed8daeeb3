package ir.gardeshpay;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text that comes from outside: its form, its length. Stateless. */
public final class Text {

    /**
     * What a database may refuse (control characters, halves of a surrogate pair), and what makes a line of a log look
     * like two, or like another.
     */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");

    private static final int SHOWN = 40;

    private Text() {}

    /**
     * Gives the value back if it has the right form, and refuses it otherwise; the message shows the start of it and
     * says what is right.
     */
    static String require(String field, @Nullable String value, Pattern right, String remedy) {
        if (value == null || value.isEmpty()) {
            throw new InvalidValueException(field, "it is missing. A right value is " + remedy + ".");
        }
        if (!right.matcher(value).matches()) {
            throw new InvalidValueException(field, "'" + shown(value) + "' is not " + remedy + ".");
        }
        if (hasHalfACharacter(value)) {
            throw new InvalidValueException(
                    field, "'" + shown(value) + "' has half of a character in it (an unpaired surrogate).");
        }
        return value;
    }

    /** One surrogate without the other that makes a character of it: no database stores that. */
    private static boolean hasHalfACharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isHighSurrogate(value.charAt(i))
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The text with this in place of each character that is not fit to be kept or logged. */
    public static String fit(String text, String instead) {
        return isPlain(text) ? text : UNFIT.matcher(text).replaceAll(instead);
    }

    /** What nearly all texts are: letters, digits and signs of ASCII, of which each is fit. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** The value as it can be shown in a message: short, no card number, no character that a log could trip over. */
    static String shown(String value) {
        String clean = CardNumbers.masked(fit(value, " "));
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "… (" + value.length() + " characters)";
    }
}
