package ir.gardeshpay.bench.growth;

import ir.gardeshpay.bench.measure.DatabaseFigures;
import ir.gardeshpay.bench.measure.Snapshot;
import ir.gardeshpay.bench.report.MarkdownTable;
import ir.gardeshpay.bench.report.Spread;
import ir.gardeshpay.bench.run.BenchFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the database does for shops in which nobody buys, by its own statistics.
 *
 * @param shops all of them
 */
record Quiet(List<AgedShop> shops) {

    /** As the module comes: a pass each ten seconds. */
    private static final Duration PASS = Duration.ofSeconds(10);

    private static final int PASSES = 6;
    private static final long DUE = 10_000;
    private static final int LOOKS = 2000;

    /** Watches, gives the reconciler something to do, watches again; then looks for orders. */
    MarkdownTable table() throws IOException {
        Map<AgedShop, Double> empty = millisOfPasses();
        shops.forEach(shop -> payments(shop).addDue(DUE));
        Map<AgedShop, Long> before = counts(shop -> payments(shop).due());
        Map<AgedShop, Double> busy = millisOfPasses();
        Map<AgedShop, Long> after = counts(shop -> payments(shop).due());
        MarkdownTable table = new MarkdownTable(
                List.of(
                        "stored payments",
                        "database time of a pass with nothing due",
                        "of a minute that begins with " + DUE + " due",
                        "of these, expired and told in it",
                        "payments of an order, database time",
                        "over HTTP, median",
                        "99 of 100 within"),
                1);
        for (AgedShop shop : shops) {
            OrderLooks looks = OrderLooks.made(shop, LOOKS);
            table.add(
                    String.valueOf(shop.stored()),
                    Spread.number(of(empty, shop) / PASSES),
                    Spread.number(of(busy, shop)),
                    String.valueOf(of(before, shop) - of(after, shop)),
                    Spread.number(looks.databaseMillis()),
                    Spread.number(looks.median()),
                    Spread.number(looks.percentile99()));
        }
        return table;
    }

    private static OldPayments payments(AgedShop shop) {
        return new OldPayments(shop.stage().store().database());
    }

    private Map<AgedShop, Long> counts(ToLongFunction<AgedShop> count) {
        Map<AgedShop, Long> counts = new LinkedHashMap<>();
        shops.forEach(shop -> counts.put(shop, count.applyAsLong(shop)));
        return counts;
    }

    /** Of all shops in the same time. */
    private Map<AgedShop, Double> millisOfPasses() {
        Map<AgedShop, Snapshot> before = new LinkedHashMap<>();
        shops.forEach(shop -> before.put(shop, shop.stage().probe().before()));
        pause(PASS.multipliedBy(PASSES));
        Map<AgedShop, Double> millis = new LinkedHashMap<>();
        shops.forEach(shop -> {
            DatabaseFigures meanwhile =
                    shop.stage().probe().after().since(of(before, shop)).database();
            millis.put(shop, meanwhile.millis());
        });
        return millis;
    }

    private static <T> T of(Map<AgedShop, T> found, AgedShop shop) {
        T value = found.get(shop);
        if (value == null) {
            throw new IllegalStateException("nothing was measured with " + shop.stored());
        }
        return value;
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailedException("interrupted", interrupted);
        }
    }
}
