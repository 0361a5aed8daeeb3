package ir.gardeshpay.bench.nodes;

import ir.gardeshpay.bench.compare.Match;
import ir.gardeshpay.bench.compare.MatchTable;
import ir.gardeshpay.bench.compare.Pair;
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
 * {@code -Dbench.only=nodes}: one node behind a balancer, then two. All of them share this machine, so that this tells what
 * it costs that there are several, and not how much faster they are. {@code -Dbench.nodes=1,2} says how many. The balancer
 * is in this very JVM.
 */
public final class SeveralNodes implements Mode {

    private static final List<Long> NODES = List.of(1L, 2L);

    @Override
    public void run(BenchSettings settings) throws IOException {
        List<Long> nodes = BenchSettings.numbers("bench.nodes", NODES);
        MatchTable table = new MatchTable("nodes");
        for (String server : settings.servers()) {
            for (long several : nodes) {
                table.add(server, String.valueOf(several), pairs(server, Math.toIntExact(several), settings));
            }
        }
        String text = Machine.inWords() + ", all on this machine, " + settings.inWords() + ":\n\n" + table;
        System.out.println("\n" + text);
        if (settings.isDefault() && nodes.equals(NODES)) {
            new Manual(BenchSettings.manual()).write("nodes", "./mvnw -Pbench verify -Dbench.only=nodes", text);
        }
    }

    private static List<Pair> pairs(String server, int nodes, BenchSettings settings) throws IOException {
        StagePlan plan = StagePlan.of(server, List.of(Contestant.values()), Match.orders(settings), settings)
                .balanced(nodes);
        try (Stage stage = Stage.raise(plan)) {
            return new Match(settings, stage, new Course(stage)).played();
        }
    }
}
