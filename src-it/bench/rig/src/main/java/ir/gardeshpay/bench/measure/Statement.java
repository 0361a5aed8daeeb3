package ir.gardeshpay.bench.measure;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A statement of the applications, as PostgreSQL knows it: constants are left out.
 *
 * @param calls how often it ran
 * @param millis what all of that took PostgreSQL, without parsing and without the network
 */
public record Statement(String text, long calls, double millis) {

    private static final Pattern OF_A_TRANSACTION = Pattern.compile(
            "^(begin|commit|rollback|set|show|start transaction|savepoint|release)\\b.*", Pattern.DOTALL);

    /** Whether it only begins or ends something: not counted as a statement. */
    public boolean isOfATransaction() {
        return OF_A_TRANSACTION.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** What came on top of an earlier look. */
    Statement since(Statement before) {
        return new Statement(text, calls - before.calls, millis - before.millis);
    }

    /** Both together. */
    Statement plus(Statement other) {
        return new Statement(text, calls + other.calls, millis + other.millis);
    }
}
