package ir.gardeshpay.bench.growth;

import ir.gardeshpay.bench.compare.Turns;
import ir.gardeshpay.bench.compare.TurnsTable;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.bench.run.Mode;
import ir.gardeshpay.bench.stage.Stage;
import ir.gardeshpay.bench.stage.StagePlan;
import ir.gardeshpay.bench.stage.Stages;
import ir.gardeshpay.suite.Circumstances;
import ir.gardeshpay.suite.Manual;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code -Dbench.only=growth}: the module with ten thousand stored payments, with a million and with ten millions, each
 * on a server and a PostgreSQL of its own, in turns. Then nobody buys, and it is measured what the reconciler's passes
 * and a look for an order take the database. On the first server only: what many stored payments cost, they cost the
 * database. {@code -Dbench.stored=10000,1000000} says how many, the fewest first. Ten millions take some 12 GB of disk.
 */
public final class Growth implements Mode {

    private static final List<Long> STORED = List.of(10_000L, 1_000_000L, 10_000_000L);

    @Override
    public void run(BenchSettings settings) throws IOException {
        List<Long> stored = BenchSettings.numbers("bench.stored", STORED);
        String text = Circumstances.inWords(BenchSettings.versions()) + ", " + Turns.inWords(settings) + ":\n\n"
                + measured(settings.servers().get(0), stored, settings);
        System.out.println("\n" + text);
        if (settings.isDefault() && stored.equals(STORED)) {
            new Manual(BenchSettings.manual()).write("growth", "./mvnw -Pbench verify -Dbench.only=growth", text);
        }
    }

    private static String measured(String server, List<Long> stored, BenchSettings settings) throws IOException {
        StagePlan plan =
                StagePlan.of(server, List.of(Contestant.MODULE), Turns.orders(settings, stored.size()), settings);
        TurnsTable table = new TurnsTable("stored payments", "the fewest");
        List<AgedShop> shops = new ArrayList<>();
        try (Stages stages = new Stages()) {
            for (long many : stored) {
                System.out.println("storing " + many + " payments");
                shops.add(aged(many, stages.raise(String.valueOf(many), plan)));
            }
            table.add(server, new Turns(settings, stages.byName()).played());
            return table + "\n\nWhile nobody buys, milliseconds:\n\n" + new Quiet(shops).table();
        }
    }

    private static AgedShop aged(long many, Stage stage) {
        new OldPayments(stage.store().database()).add(many);
        stage.store().checkpoint();
        return new AgedShop(many, stage);
    }
}
