package ir.gardeshpay.suite.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows the transactions of one connection: which statement each answer belongs to, and what the transaction has
 * changed so far. Clients send several messages at once and use prepared statements by name, for COMMIT too. A change
 * outside of BEGIN and COMMIT commits by itself. Thread-safe.
 */
final class Transactions {

    private static final String SYNC = "";
    private static final int WORDS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern BEGIN = Pattern.compile("\\s*(begin|start)\\b.*", WORDS);
    private static final Pattern COMMIT = Pattern.compile("\\s*(commit|end)\\b.*", WORDS);
    /** Also one that reads what its parts have changed: its answer is that of a select. */
    private static final Pattern READING_CHANGE =
            Pattern.compile("\\s*with\\b.*\\b(insert\\s+into|update|delete\\s+from)\\b.*", WORDS);

    private static final Pattern CHANGE = Pattern.compile("\\s*(insert|update|delete|merge)\\b.*", WORDS);
    private static final Pattern CHANGED = Pattern.compile("(INSERT \\d+|UPDATE|DELETE|MERGE) [1-9]\\d*");
    private static final Pattern READ = Pattern.compile("SELECT [1-9]\\d*");

    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private final Deque<String> unanswered = new ArrayDeque<>();
    private final List<String> changes = new ArrayList<>();
    private boolean begun;

    /** Takes note of what the client says; if that commits: the statements that have changed rows, else nothing. */
    synchronized List<String> said(PostgresMessage message) {
        switch (message.type()) {
            case 'P' -> prepared(message.texts(2));
            case 'B' -> bound(message.texts(2));
            case 'E' -> {
                return executed(portals.getOrDefault(message.texts(1).get(0), "?"));
            }
            case 'Q' -> {
                List<String> committing = executed(message.texts(1).get(0));
                unanswered.add(SYNC);
                return committing;
            }
            case 'S' -> unanswered.add(SYNC);
            default -> {}
        }
        return List.of();
    }

    /** Takes note of an answer; if that says "committed": the statements that have changed rows, else nothing. */
    synchronized List<String> answered(PostgresMessage message) {
        switch (message.type()) {
            case 'C' -> {
                return completed(unanswered.poll(), message.texts(1).get(0));
            }
            case 'I', 's' -> unanswered.poll();
            case 'Z' -> {
                return synced(message.first() != 'I');
            }
            default -> {}
        }
        return List.of();
    }

    private void prepared(List<String> nameAndSql) {
        statements.put(nameAndSql.get(0), nameAndSql.get(1));
    }

    private void bound(List<String> portalAndStatement) {
        portals.put(portalAndStatement.get(0), statements.getOrDefault(portalAndStatement.get(1), "?"));
    }

    private List<String> executed(String sql) {
        unanswered.add(sql);
        begun |= BEGIN.matcher(sql).matches();
        if (COMMIT.matcher(sql).matches()) {
            return List.copyOf(changes);
        }
        return !begun && isChange(sql) ? List.of(sql) : List.of();
    }

    private static boolean isChange(String sql) {
        return CHANGE.matcher(sql).matches() || READING_CHANGE.matcher(sql).matches();
    }

    private List<String> completed(@Nullable String sql, String tag) {
        if (sql != null && hasChanged(sql, tag)) {
            changes.add(sql);
        }
        if (tag.equals("ROLLBACK")) {
            changes.clear();
        }
        return tag.equals("COMMIT") ? committed() : List.of();
    }

    private static boolean hasChanged(String sql, String tag) {
        return CHANGED.matcher(tag).matches()
                || (READ.matcher(tag).matches() && READING_CHANGE.matcher(sql).matches());
    }

    /** Whatever was not answered until here was skipped after an error. */
    private List<String> synced(boolean inTransaction) {
        String skipped = unanswered.poll();
        while (skipped != null && !skipped.equals(SYNC)) {
            skipped = unanswered.poll();
        }
        begun = inTransaction;
        return inTransaction ? List.of() : committed();
    }

    private List<String> committed() {
        List<String> committed = List.copyOf(changes);
        changes.clear();
        return committed;
    }
}
