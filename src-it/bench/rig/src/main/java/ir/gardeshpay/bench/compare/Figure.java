package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.report.Spread;
import ir.gardeshpay.bench.stage.Round;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A line of the table.
 *
 * @param title with its unit
 * @param of taken from a round
 */
record Figure(String title, ToDoubleFunction<Round> of) {

    /** All of them. */
    static final List<Figure> ALL = List.of(
            new Figure("payments a second", Round::perSecond),
            new Figure("a whole payment, median, ms", Round::p50),
            new Figure("99 of 100 payments within, ms", Round::p99),
            new Figure("CPU of the server, ms a payment", Round::serverCpu),
            new Figure("allocated by the server, KiB a payment", Round::allocated),
            new Figure("transactions that write, a payment", Round::writes),
            new Figure("all transactions, a payment", Round::transactions),
            new Figure("statements, a payment", Round::statements),
            new Figure("written ahead by PostgreSQL, KiB a payment", Round::walWritten),
            new Figure("CPU of PostgreSQL, ms a payment", Round::databaseCpu),
            new Figure("CPU of the gateway, ms a payment", Round::gatewayCpu),
            new Figure("CPU of the buyers, ms a payment", Round::loadCpu));

    String row(List<Pair> pairs) {
        return "| " + title + " | "
                + spread(pairs, pair -> of.applyAsDouble(pair.module())) + " | "
                + spread(pairs, pair -> of.applyAsDouble(pair.floor())) + " | "
                + ratio(pairs) + " |";
    }

    /** The module's by the floor's. */
    Spread ratio(List<Pair> pairs) {
        return spread(pairs, pair -> pair.ratio(of));
    }

    private static Spread spread(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return Spread.of(pairs.stream().map(value::applyAsDouble).toList());
    }
}
