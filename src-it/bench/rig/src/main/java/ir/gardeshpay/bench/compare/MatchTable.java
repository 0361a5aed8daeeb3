package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.report.MarkdownTable;
import ir.gardeshpay.bench.report.Spread;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.bench.stage.Round;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Several matches that differ in one thing: a line for each contestant in each. Not thread-safe. */
public final class MatchTable {

    private static final int WORDS = 3;

    private final MarkdownTable table;

    /** With what differs. */
    public MatchTable(String variable) {
        table = new MarkdownTable(
                List.of(
                        "server",
                        variable,
                        "application",
                        "payments a second",
                        "a whole payment, median, ms",
                        "99 of 100 within, ms",
                        "CPU of the server, ms a payment",
                        "CPU of PostgreSQL, ms a payment",
                        "statements, a payment"),
                WORDS);
    }

    /**
     * Adds a match.
     *
     * @param value what it has of that which differs
     */
    public void add(String server, String value, List<Pair> pairs) {
        for (Contestant contestant : Contestant.values()) {
            table.add(
                    BenchSettings.title(server),
                    value,
                    contestant.title(),
                    spread(pairs, contestant, Round::perSecond),
                    spread(pairs, contestant, Round::p50),
                    spread(pairs, contestant, Round::p99),
                    spread(pairs, contestant, Round::serverCpu),
                    spread(pairs, contestant, Round::databaseCpu),
                    spread(pairs, contestant, Round::statements));
        }
    }

    private static String spread(List<Pair> pairs, Contestant contestant, ToDoubleFunction<Round> figure) {
        return Spread.of(pairs.stream()
                        .map(pair -> figure.applyAsDouble(pair.of(contestant)))
                        .toList())
                .toString();
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
