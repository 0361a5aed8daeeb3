package ir.gardeshpay.bench.growth;

import ir.gardeshpay.bench.compare.Match;
import ir.gardeshpay.bench.compare.MatchTable;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.bench.run.Machine;
import ir.gardeshpay.bench.run.Mode;
import ir.gardeshpay.bench.stage.Course;
import ir.gardeshpay.bench.stage.Stage;
import ir.gardeshpay.bench.stage.StagePlan;
import ir.gardeshpay.suite.Manual;
import java.io.IOException;
import java.util.List;

/**
 * {@code -Dbench.only=growth}: the comparison with ten thousand stored payments, with a million and with ten millions, on one
 * server that goes on meanwhile. {@code -Dbench.stored=10000,1000000} says how many, the fewest first. Ten millions take
 * some 15 GB of disk.
 */
public final class Growth implements Mode {

    private static final List<Long> STORED = List.of(10_000L, 1_000_000L, 10_000_000L);

    @Override
    public void run(BenchSettings settings) throws IOException {
        List<Long> stored = BenchSettings.numbers("bench.stored", STORED);
        MatchTable table = new MatchTable("stored payments");
        for (String server : settings.servers()) {
            measure(server, settings, stored, table);
        }
        String text = Machine.inWords() + ", " + settings.inWords() + ":\n\n" + table;
        System.out.println("\n" + text);
        if (settings.isDefault() && stored.equals(STORED)) {
            new Manual(BenchSettings.manual()).write("growth", "./mvnw -Pbench verify -Dbench.only=growth", text);
        }
    }

    private static void measure(String server, BenchSettings settings, List<Long> stored, MatchTable table)
            throws IOException {
        StagePlan plan =
                StagePlan.of(server, List.of(Contestant.values()), stored.size() * Match.orders(settings), settings);
        try (Stage stage = Stage.raise(plan)) {
            Course course = new Course(stage);
            OldPayments old = new OldPayments(stage.store().database());
            for (long many : stored) {
                System.out.println("storing up to " + many);
                old.fillUpTo(many);
                stage.store().checkpoint();
                table.add(server, String.valueOf(many), new Match(settings, stage, course).played());
            }
        }
    }
}
