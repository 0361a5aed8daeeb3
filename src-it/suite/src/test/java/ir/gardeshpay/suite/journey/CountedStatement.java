package ir.gardeshpay.suite.journey;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A statement that PostgreSQL has counted.
 *
 * @param text in which what differs from call to call is left out
 * @param calls how often it ran
 */
record CountedStatement(String text, long calls) {

    /** Names of the module's tables and view; that of a sequence is left out of the text. */
    private static final Pattern OF_MODULE = Pattern.compile("gardeshpay_|nextval");

    private static final Pattern OF_TABLES =
            Pattern.compile("\\s*(select|insert|update|delete|with)\\b.*gardeshpay_.*", Pattern.DOTALL);

    /** The text, to look for words in it. */
    String lowerCase() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean isOfModule() {
        return OF_MODULE.matcher(lowerCase()).find();
    }

    /** Whether it reads or writes the module's tables, so that it has a plan. */
    boolean isOfItsTables() {
        return OF_TABLES.matcher(lowerCase()).matches();
    }

    @Override
    public String toString() {
        return calls + " × " + text;
    }
}
