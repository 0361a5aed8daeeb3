package ir.gardeshpay.suite.startup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The starts of one server, in pairs: one with the empty application and one with the module, close to each other in time, so
 * that whatever else the machine did was the same for both.
 */
record Pairs(String title, List<Pair> pairs) {

    /** Two starts. */
    record Pair(Duration empty, Duration module) {

        Duration difference() {
            return module.minus(empty);
        }
    }

    /** So many pairs; the first start of all is not counted, because it reads the server from disk. */
    static Pairs measured(String title, Contestant empty, Contestant module, int rounds) {
        empty.start();
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            boolean emptyFirst = round % 2 == 0;
            Duration first = (emptyFirst ? empty : module).start();
            Duration second = (emptyFirst ? module : empty).start();
            Pair pair = emptyFirst ? new Pair(first, second) : new Pair(second, first);
            pairs.add(pair);
            System.out.println(
                    title + ": empty " + seconds(pair.empty()) + " s, GardeshPay " + seconds(pair.module()) + " s");
        }
        return new Pairs(title, pairs);
    }

    /** What the module takes more, in the median of the pairs. */
    Duration difference() {
        return median(sorted(Pair::difference));
    }

    /** A line of the table. */
    String row() {
        return "| " + title + " | " + spread(sorted(Pair::empty)) + " | " + spread(sorted(Pair::module)) + " | "
                + spread(sorted(Pair::difference)) + " |";
    }

    private List<Duration> sorted(Function<Pair, Duration> of) {
        return pairs.stream().map(of).sorted().toList();
    }

    private static Duration median(List<Duration> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    private static String spread(List<Duration> sorted) {
        return "**" + seconds(median(sorted)) + "** (" + seconds(sorted.get(0)) + " – "
                + seconds(sorted.get(sorted.size() - 1)) + ")";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
