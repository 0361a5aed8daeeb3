package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.measure.DatabaseFigures;
import ir.gardeshpay.bench.measure.Statement;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code -Dbench.only=compare}: the module beside its floor, on each server. */
public final class Comparison implements Mode {

    private static final String PLOT = "performance-bench.svg";
    private static final String PLOT_SHOWN = "\n\n![Payments a second, round by round](" + PLOT + ")";
    private static final int STATEMENTS_SHOWN = 60;

    @Override
    public void run(BenchSettings settings) throws IOException {
        Map<String, List<Pair>> all = new LinkedHashMap<>();
        for (String server : settings.servers()) {
            List<Pair> pairs = pairs(server, settings);
            all.put(BenchSettings.title(server), pairs);
            pairs.forEach(pair -> System.out.println(server + ": " + inWords(pair)));
            for (Contestant contestant : Contestant.values()) {
                System.out.println("\n" + server + ", statements of the " + contestant.contextRoot() + ":\n"
                        + statements(pairs, contestant));
            }
        }
        String text = Circumstances.inWords(BenchSettings.versions()) + ", " + settings.inWords() + ":\n\n"
                + all.entrySet().stream()
                        .map(server -> table(server.getKey(), server.getValue()))
                        .collect(Collectors.joining("\n\n"));
        System.out.println("\n" + text);
        if (settings.isDefault()) {
            Path manual = BenchSettings.manual();
            new Manual(manual).write("bench", "./mvnw -Pbench verify", text + PLOT_SHOWN);
            Files.writeString(manual.resolveSibling(PLOT), new Plot(all).svg());
        }
        Files.writeString(BenchSettings.work().resolve(PLOT), new Plot(all).svg());
    }

    private static List<Pair> pairs(String server, BenchSettings settings) throws IOException {
        StagePlan plan = StagePlan.of(server, List.of(Contestant.values()), Match.orders(settings), settings);
        try (Stage stage = Stage.raise(plan)) {
            return new Match(settings, stage, new Course(stage)).played();
        }
    }

    private static String inWords(Pair pair) {
        return Figure.ALL.stream()
                .map(figure -> figure.title() + " "
                        + Spread.number(figure.of().applyAsDouble(pair.module())) + " / "
                        + Spread.number(figure.of().applyAsDouble(pair.floor())))
                .collect(Collectors.joining("; "));
    }

    private static String table(String server, List<Pair> pairs) {
        return "| " + server + " | GardeshPay | floor | GardeshPay by floor |\n|---|---:|---:|---:|\n"
                + Figure.ALL.stream().map(figure -> figure.row(pairs)).collect(Collectors.joining("\n"));
    }

    /** What the applications ask PostgreSQL, the most often first; those that begin or end a transaction too. */
    private static String statements(List<Pair> pairs, Contestant contestant) {
        double payments = pairs.stream()
                .mapToLong(pair -> pair.of(contestant).payments().paid())
                .sum();
        return DatabaseFigures.mostCalled(
                        pairs.stream().map(pair -> pair.of(contestant).work().database()))
                .stream()
                .limit(STATEMENTS_SHOWN)
                .map(statement -> line(statement, payments))
                .collect(Collectors.joining("\n", "calls a payment | PostgreSQL, ms a call | statement\n", "\n"));
    }

    private static String line(Statement statement, double payments) {
        return String.format(
                Locale.ROOT,
                "%8.3f | %7.4f | %s",
                statement.calls() / payments,
                statement.millis() / statement.calls(),
                statement.text().replaceAll("\\s+", " "));
    }
}
