package ir.gardeshpay;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Masks the card numbers in a text: whatever a member {@code cardNumber} holds, and elsewhere what looks like a card
 * number and has its check digit. Quantifiers are possessive or bounded, so that the time grows only with the length of
 * the text. Stateless.
 */
public final class CardNumbers {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private static final String MEMBER = "cardNumber";

    /** Values of the member: a string, a string in JSON that is itself a string, and anything without quotes. */
    private static final List<Pattern> MEMBERS = Stream.of(
                    "(\"cardNumber\"\\s*+:\\s*+\")((?:[^\"\\\\]|\\\\.)*+)",
                    "(\"cardNumber\\\\{1,8}\"\\s*+:\\s*+\\\\{1,8}\")((?:[^\"\\\\]|\\\\++[^\"\\\\])*+)",
                    "(\"cardNumber\\\\{0,8}\"\\s*+:\\s*+)([^\",}\\s\\\\][^,}\\s]*+)")
            .map(member -> Pattern.compile(member, Pattern.DOTALL))
            .toList();

    private static final Pattern READABLE = Pattern.compile("[\\p{Nd}*xX#• ._/\\\\-]*+");
    private static final String UNREADABLE = "***";

    /** Of ASCII, what may be between the digits of a card number. */
    private static final String BETWEEN = " ._/\\,:+%tn-";

    /** In one piece, or in pieces of any length with some blanks and dashes between them. */
    private static final Pattern LOOSE =
            Pattern.compile("(?<!\\p{Nd})(?=(\\p{Nd}(?:[ -]{0,3}+\\p{Nd}){12,18})(?!\\p{Nd}))");

    /**
     * Most pieces first. Pieces of dates and addresses are shorter; and two with a point between them are a decimal.
     */
    private static final List<Pattern> PIECES = Stream.concat(
                    IntStream.of(4, 3, 2).mapToObj(before -> pieces("(?:[ ._,:-]|\\\\?/)", before)),
                    IntStream.of(1, 0).mapToObj(before -> pieces("(?:[ _-]|\\\\?/)", before)))
            .toList();

    private CardNumbers() {}

    /** The looking ahead finds also what begins within something else that is no card number. */
    private static Pattern pieces(String separator, int before) {
        return Pattern.compile(
                "(?<!\\p{Nd})(?=((?:\\p{Nd}{4,19}+" + separator + "){" + before + "}\\p{Nd}{3,19}+)(?!\\p{Nd}))");
    }

    /** The text with its card numbers masked; escapes in it ({@code \u06f6}) are to be undone before. */
    public static String masked(String text) {
        String masked = text.contains(MEMBER) ? withMembersMasked(text) : text;
        StringBuilder all = new StringBuilder(masked.length());
        int begin = 0;
        while (begin < masked.length()) {
            int end = endOfRun(masked, begin);
            String run = masked.substring(begin, end);
            int digits = digitsIn(run);
            all.append(digits < SHORTEST ? run : withNumbersMasked(run, digits));
            int next = end < masked.length() ? masked.offsetByCodePoints(end, 1) : end;
            all.append(masked, end, next);
            begin = next;
        }
        return all.toString();
    }

    /** How far what begins here may be a card number: digits, with all that may be between them. */
    private static int endOfRun(String text, int begin) {
        int end = begin;
        while (end < text.length() && isOfNumber(text.codePointAt(end))) {
            end = text.offsetByCodePoints(end, 1);
        }
        return end;
    }

    private static boolean isOfNumber(int character) {
        if (character <= '~') {
            return ('0' <= character && character <= '9') || BETWEEN.indexOf(character) >= 0;
        }
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.DASH_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static int digitsIn(String run) {
        return (int) run.codePoints().filter(Character::isDigit).count();
    }

    private static String withMembersMasked(String text) {
        String masked = text;
        for (Pattern member : MEMBERS) {
            masked = member.matcher(masked)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + maskedValue(found.group(2))));
        }
        return masked;
    }

    private static String withNumbersMasked(String run, int digits) {
        String masked = masked(run, LOOSE);
        if (digits == run.length()) {
            return masked; // in one piece
        }
        for (Pattern pieces : PIECES) {
            masked = masked(masked, pieces);
        }
        return masked;
    }

    private static String maskedValue(String value) {
        if (value.equals("null")) {
            return value;
        }
        return READABLE.matcher(value).matches() ? new MaskedCard(value).value() : UNREADABLE;
    }

    private static String masked(String text, Pattern pattern) {
        StringBuilder masked = new StringBuilder(text.length());
        int done = 0;
        Matcher found = pattern.matcher(withPlainSeparators(text));
        while (found.find()) {
            if (found.start(1) >= done && isCard(found.group(1))) {
                masked.append(text, done, found.start(1)).append(new MaskedCard(found.group(1)));
                done = found.end(1);
            }
        }
        return masked.append(text, done, text.length()).toString();
    }

    /**
     * As long as it was, with a blank for each kind of blank, and for what is not seen, and a dash for each kind of
     * dash.
     */
    private static String withPlainSeparators(String text) {
        StringBuilder plain = new StringBuilder(
                text.replace("%20", "   ").replace("\\t", "  ").replace("\\n", "  "));
        for (int i = 0; i < plain.length(); i++) {
            switch (Character.getType(plain.charAt(i))) {
                case Character.SPACE_SEPARATOR,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.FORMAT -> plain.setCharAt(i, ' ');
                case Character.DASH_PUNCTUATION -> plain.setCharAt(i, '-');
                default -> {
                    if (plain.charAt(i) == '+') {
                        plain.setCharAt(i, ' ');
                    }
                }
            }
        }
        return plain.toString();
    }

    private static boolean isCard(String number) {
        int[] digits = number.chars()
                .filter(Character::isDigit)
                .map(c -> Character.digit(c, 10))
                .toArray();
        return digits.length >= SHORTEST && digits.length <= LONGEST && passesLuhn(digits);
    }

    private static boolean passesLuhn(int[] digits) {
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            int value = (digits.length - i) % 2 == 0 ? 2 * digits[i] : digits[i];
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }
}
