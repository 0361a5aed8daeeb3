package ir.gardeshpay.bench.nodes;

import ir.gardeshpay.bench.compare.Turns;
import ir.gardeshpay.bench.compare.TurnsTable;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.bench.run.Mode;
import ir.gardeshpay.bench.stage.StagePlan;
import ir.gardeshpay.bench.stage.Stages;
import ir.gardeshpay.suite.Circumstances;
import ir.gardeshpay.suite.Manual;
import java.io.IOException;
import java.util.List;

/**
 * {@code -Dbench.only=nodes}: the module on one node behind a balancer, and on two, in turns. All of them share this
 * machine, so that this tells what it costs that there are several, and not how much faster they are.
 * {@code -Dbench.nodes=1,2} says how many. The balancer is in this very JVM.
 */
public final class SeveralNodes implements Mode {

    private static final List<Long> NODES = List.of(1L, 2L);

    @Override
    public void run(BenchSettings settings) throws IOException {
        List<Long> nodes = BenchSettings.numbers("bench.nodes", NODES);
        TurnsTable table = new TurnsTable("nodes", "one");
        for (String server : settings.servers()) {
            measure(server, settings, nodes, table);
        }
        String text = Circumstances.inWords(BenchSettings.versions()) + ", all on this machine, "
                + Turns.inWords(settings) + ":\n\n" + table;
        System.out.println("\n" + text);
        if (settings.isDefault() && nodes.equals(NODES)) {
            new Manual(BenchSettings.manual()).write("nodes", "./mvnw -Pbench verify -Dbench.only=nodes", text);
        }
    }

    private static void measure(String server, BenchSettings settings, List<Long> nodes, TurnsTable table)
            throws IOException {
        StagePlan plan =
                StagePlan.of(server, List.of(Contestant.MODULE), Turns.orders(settings, nodes.size()), settings);
        try (Stages stages = new Stages()) {
            for (long several : nodes) {
                stages.raise(String.valueOf(several), plan.balanced(Math.toIntExact(several)));
            }
            table.add(server, new Turns(settings, stages.byName()).played());
        }
    }
}
