package ir.gardeshpay.bench.memory;

import ir.gardeshpay.bench.load.Leg;
import ir.gardeshpay.bench.measure.Footprint;
import ir.gardeshpay.bench.report.MarkdownTable;
import ir.gardeshpay.bench.report.Spread;
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
 * {@code -Dbench.only=memory}: each contestant alone on a fresh server, and what that server has of the machine's memory
 * after its start and after so many payments. {@code -Dbench.payments=100000,500000} says how many; the floor makes the fewest
 * only, because it is there to be compared with, and whether it grows is nobody's question.
 */
public final class MemoryNeed implements Mode {

    private static final List<Long> PAYMENTS = List.of(100_000L, 500_000L);
    private static final double MEBIBYTE = 1024.0 * 1024;

    @Override
    public void run(BenchSettings settings) throws IOException {
        List<Long> payments = BenchSettings.numbers("bench.payments", PAYMENTS);
        MarkdownTable table = new MarkdownTable(
                List.of("server", "application", "payments made", "resident, MiB", "live on the heap, MiB"), 2);
        for (String server : settings.servers()) {
            for (Contestant contestant : Contestant.values()) {
                measure(server, contestant, settings, payments, table);
            }
        }
        String text =
                Machine.inWords() + ", " + settings.users() + " buyers at once, a heap of at most 1 GiB:\n\n" + table;
        System.out.println("\n" + text);
        if (settings.isDefault() && payments.equals(PAYMENTS)) {
            new Manual(BenchSettings.manual()).write("memory", "./mvnw -Pbench verify -Dbench.only=memory", text);
        }
    }

    private static void measure(
            String server, Contestant contestant, BenchSettings settings, List<Long> payments, MarkdownTable table)
            throws IOException {
        List<Long> own = contestant == Contestant.FLOOR ? payments.subList(0, 1) : payments;
        StagePlan plan = StagePlan.of(server, List.of(contestant), own.get(own.size() - 1), settings);
        try (Stage stage = Stage.raise(plan)) {
            row(table, server, contestant, 0, stage);
            Course course = new Course(stage);
            long made = 0;
            for (long wanted : own) {
                String name = contestant.contextRoot() + " up to " + wanted;
                made += course
                        .run(List.of(
                                Leg.counted(name, contestant, stage.url(contestant), wanted - made, settings.users())))
                        .values()
                        .stream()
                        .mapToLong(round -> round.payments().paid())
                        .sum();
                row(table, server, contestant, made, stage);
            }
        }
    }

    private static void row(MarkdownTable table, String server, Contestant contestant, long made, Stage stage) {
        Footprint footprint = stage.servers().get(0).footprint();
        table.add(
                BenchSettings.title(server),
                contestant.title(),
                String.valueOf(made),
                Spread.number(footprint.resident() / MEBIBYTE),
                Spread.number(footprint.live() / MEBIBYTE));
        System.out.println(server + ", " + contestant.title() + ", " + made + " payments: " + footprint);
    }
}
