package ir.gardeshpay.bench.memory;

import ir.gardeshpay.bench.load.Leg;
import ir.gardeshpay.bench.measure.Footprint;
import ir.gardeshpay.bench.report.MarkdownTable;
import ir.gardeshpay.bench.report.Spread;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.bench.run.Mode;
import ir.gardeshpay.bench.stage.Course;
import ir.gardeshpay.bench.stage.Stage;
import ir.gardeshpay.bench.stage.StagePlan;
import ir.gardeshpay.suite.Circumstances;
import ir.gardeshpay.suite.Manual;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * {@code -Dbench.only=memory}: each contestant alone on a server, three times, because two starts of the same differ by
 * tens of MiB; and what that server has of the machine's memory after a start and after so many payments. It is the
 * second start on a fresh database: the first makes the tables, by a library that no other start loads.
 * {@code -Dbench.payments=100000,500000} says how many payments; only the last start of the module makes more than the
 * fewest. {@code -Dbench.jvm='-Xms64m -Xmx1g -XX:-AlwaysPreTouch'} measures with a heap that grows.
 */
public final class MemoryNeed implements Mode {

    private static final List<Long> PAYMENTS = List.of(100_000L, 500_000L);
    private static final int STARTS = 3;

    /**
     * A heap of one size, which the process has from its start, as servers are run that share a machine with others.
     * One that grows is made as large as some multiple of what is live on it, by whatever the collector holds right,
     * and that is most of the difference then.
     */
    private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    private static final int WORDS = 2;
    private static final double MEBIBYTE = 1024.0 * 1024;

    @Override
    public void run(BenchSettings settings) throws IOException {
        List<Long> payments = BenchSettings.numbers("bench.payments", PAYMENTS);
        MarkdownTable table = new MarkdownTable(
                List.of(
                        "server",
                        "application",
                        "payments made",
                        "resident, MiB",
                        "taken by the JVM, MiB",
                        "live on the heap, MiB"),
                WORDS);
        for (String server : settings.servers()) {
            for (Contestant contestant : Contestant.values()) {
                seen(server, contestant, settings, payments)
                        .forEach((made, footprints) -> row(table, server, contestant, made, footprints));
            }
        }
        String text = Circumstances.inWords(BenchSettings.versions()) + ", " + settings.users()
                + " buyers at once, `"
                + String.join(
                        " ",
                        Stream.concat(HEAP.stream(), settings.jvm().stream()).toList())
                + "`; median (smallest – largest) of " + STARTS
                + " starts:\n\n"
                + table;
        System.out.println("\n" + text);
        if (settings.isDefault() && payments.equals(PAYMENTS)) {
            new Manual(BenchSettings.manual()).write("memory", "./mvnw -Pbench verify -Dbench.only=memory", text);
        }
    }

    /** The footprints of all starts, by how many payments were made. */
    private static Map<Long, List<Footprint>> seen(
            String server, Contestant contestant, BenchSettings settings, List<Long> payments) throws IOException {
        Map<Long, List<Footprint>> seen = new TreeMap<>();
        for (int start = 1; start <= STARTS; start++) {
            boolean goesOn = start == STARTS && contestant == Contestant.MODULE;
            measure(server, contestant, settings, goesOn ? payments : payments.subList(0, 1), seen);
        }
        return seen;
    }

    private static void measure(
            String server,
            Contestant contestant,
            BenchSettings settings,
            List<Long> payments,
            Map<Long, List<Footprint>> seen)
            throws IOException {
        StagePlan plan = StagePlan.of(server, List.of(contestant), payments.get(payments.size() - 1), settings)
                .with(HEAP)
                .with(List.of(Footprint.JVM_OPTION));
        try (Stage stage = Stage.raise(plan)) {
            stage.restartServers(); // the first start makes the tables, and no other does
            look(stage, 0, seen);
            Course course = new Course(stage);
            long made = 0;
            for (long wanted : payments) {
                String name = contestant.contextRoot() + " up to " + wanted;
                course.run(
                        List.of(Leg.counted(name, contestant, stage.url(contestant), wanted - made, settings.users())));
                made = wanted;
                look(stage, made, seen);
            }
        }
    }

    private static void look(Stage stage, long made, Map<Long, List<Footprint>> seen) {
        Footprint footprint = stage.servers().get(0).footprint();
        System.out.println(made + " payments: " + footprint);
        seen.computeIfAbsent(made, none -> new ArrayList<>()).add(footprint);
    }

    private static void row(
            MarkdownTable table, String server, Contestant contestant, long made, List<Footprint> footprints) {
        table.add(
                BenchSettings.title(server),
                contestant.title(),
                String.valueOf(made),
                spread(footprints, Footprint::resident),
                spread(footprints, Footprint::committed),
                spread(footprints, Footprint::live));
    }

    private static String spread(List<Footprint> footprints, ToLongFunction<Footprint> bytes) {
        return Spread.of(footprints.stream()
                        .map(footprint -> bytes.applyAsLong(footprint) / MEBIBYTE)
                        .toList())
                .toString();
    }
}
