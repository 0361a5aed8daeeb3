package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.report.MarkdownTable;
import ir.gardeshpay.bench.report.Spread;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.stage.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Several turns: a line for each stage. Not thread-safe. */
public final class TurnsTable {

    private static final int WORDS = 2;

    private final MarkdownTable table;

    /** With what differs, and what the first stage of all is. */
    public TurnsTable(String variable, String first) {
        table = new MarkdownTable(
                List.of(
                        "server",
                        variable,
                        "payments a second",
                        "by those with " + first,
                        "a whole payment, median, ms",
                        "99 of 100 within, ms",
                        "CPU of the servers, ms a payment",
                        "CPU of PostgreSQL, ms a payment",
                        "written ahead, KiB a payment"),
                WORDS);
    }

    /** Adds what was played on such a server. */
    public void add(String server, Map<String, List<Round>> rounds) {
        List<Round> first = rounds.values().iterator().next();
        rounds.forEach((stage, own) -> table.add(
                BenchSettings.title(server),
                stage,
                spread(own, Round::perSecond),
                ratios(own, first),
                spread(own, Round::p50),
                spread(own, Round::p99),
                spread(own, Round::serverCpu),
                spread(own, Round::databaseCpu),
                spread(own, Round::walWritten)));
    }

    private static String spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList()).toString();
    }

    /** Of rounds that were next to each other. */
    private static String ratios(List<Round> own, List<Round> first) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(own.get(round).perSecond() / first.get(round).perSecond());
        }
        return Spread.of(ratios).toString();
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
