package ir.gardeshpay.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * What came out of some rounds.
 *
 * @param sorted the smallest first
 */
public record Spread(List<Double> sorted) {

    private static final int WHOLE_FROM = 100;
    private static final int ONE_DIGIT_FROM = 10;

    /** Of these, in any order; at least one. */
    public static Spread of(List<Double> values) {
        return new Spread(values.stream().sorted().toList());
    }

    /** The one in the middle. */
    public double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The least. */
    public double smallest() {
        return sorted.get(0);
    }

    /** The most. */
    public double largest() {
        return sorted.get(sorted.size() - 1);
    }

    /** For a table: the median, and between what all of them were. */
    @Override
    public String toString() {
        return "**" + number(median()) + "** (" + number(smallest()) + " – " + number(largest()) + ")";
    }

    /** Three digits or a few more: what is behind them is chance. */
    public static String number(double value) {
        int digits = value >= WHOLE_FROM ? 0 : value >= ONE_DIGIT_FROM ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
