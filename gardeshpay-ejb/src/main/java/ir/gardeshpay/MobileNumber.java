package ir.gardeshpay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The buyer's Iranian mobile number ({@code mobile}, section 1 of the guide). 0912…, +98912…, 0098912…, 98912…, 912…,
 * with blanks, dashes or brackets, in Latin, Persian or Arabic digits, all become the one form that the gateway knows.
 *
 * @param value normalised: {@code 09} and nine digits
 */
public record MobileNumber(String value) {

    private static final Pattern SPELLING = Pattern.compile("(?:\\+98|0098|98|0)?(9[0-9]{9})");

    /** Blanks and dashes of all kinds, what only says which way text goes, brackets and points. */
    private static final Pattern FILLING = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}\\u2212().]");

    /** Normalises and checks the number. */
    public MobileNumber {
        value = normalised(value);
    }

    private static String normalised(@Nullable String value) {
        String text =
                Text.require("mobile", value, Pattern.compile("(?s).{1,40}"), "a mobile number such as 09121234567");
        String digits = FILLING.matcher(Digits.latin(text)).replaceAll("");
        Matcher spelling = SPELLING.matcher(digits);
        if (!spelling.matches()) {
            throw new InvalidValueException(
                    "mobile", "'" + Text.shown(text) + "' is not an Iranian mobile number such as 09121234567.");
        }
        return "0" + spelling.group(1);
    }

    /** Only the last two digits: logs are no place for a person's number. */
    @Override
    public String toString() {
        return "09*******" + value.substring(value.length() - 2);
    }
}
