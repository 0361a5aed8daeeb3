package ir.gardeshpay.bench.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What PostgreSQL has done for the applications.
 *
 * @param transactions all that it counts: those that write, those that only read, and the pool's check of a connection;
 *     it hears of them up to a second late
 * @param writes transactions that have changed something, each a commit that waits for the disk; exact
 * @param walBytes what was written ahead for them
 * @param statements by PostgreSQL's id of each
 */
public record DatabaseFigures(long transactions, long writes, long walBytes, Map<Long, Statement> statements) {

    /** What came on top of an earlier look. */
    DatabaseFigures since(DatabaseFigures before) {
        Map<Long, Statement> more = new HashMap<>();
        statements.forEach((id, statement) -> {
            Statement then = before.statements.get(id);
            Statement since = then == null ? statement : statement.since(then);
            if (since.calls() > 0) {
                more.put(id, since);
            }
        });
        return new DatabaseFigures(
                transactions - before.transactions, writes - before.writes, walBytes - before.walBytes, more);
    }

    /** How many statements ran, those not counted that only begin or end a transaction. */
    public long statementCalls() {
        return statements.values().stream()
                .filter(statement -> !statement.isOfATransaction())
                .mapToLong(Statement::calls)
                .sum();
    }

    /** What all statements took PostgreSQL, in milliseconds: without parsing, and without the network. */
    public double millis() {
        return statements.values().stream().mapToDouble(Statement::millis).sum();
    }

    /** The statements of several looks together, those that ran most often first. */
    public static List<Statement> mostCalled(Stream<DatabaseFigures> looks) {
        return looks
                .flatMap(look -> look.statements.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Statement::plus))
                .values()
                .stream()
                .sorted((one, other) -> Long.compare(other.calls(), one.calls()))
                .toList();
    }
}
