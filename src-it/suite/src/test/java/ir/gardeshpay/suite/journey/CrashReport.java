package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The table of a run: for everything that was broken, what has come of it. There is one an application and run, to
 * which several test classes may add. Thread-safe.
 */
final class CrashReport {

    private static final Map<Application, CrashReport> OF_RUN = new ConcurrentHashMap<>();

    private final Map<String, CrashRow> rows = new LinkedHashMap<>();
    private final Application application;

    private CrashReport(Application application) {
        this.application = application;
    }

    /** The one of this run. */
    static CrashReport of(Application application) {
        return OF_RUN.computeIfAbsent(application, CrashReport::new);
    }

    /** Says beforehand what will be broken: the rows come in this order, and one without a trial is a failure. */
    synchronized void expect(List<String> names) {
        names.forEach(this::row);
    }

    synchronized void add(String name, int times, Audit.Finding finding) {
        row(name).add(times, finding);
    }

    /** Something went wrong with the trial itself, as when a point was not reached. */
    synchronized void failed(String name, int times, Throwable why) {
        row(name).failed(times, why.toString());
    }

    /** The rows of these names. */
    synchronized List<CrashRow> rows(List<String> names) {
        return names.stream().distinct().map(this::row).toList();
    }

    /** Prints the table, and writes it where the run keeps its files; in the long form, into the manual as well. */
    synchronized void publish() {
        String table = table();
        System.out.println("\n" + title() + "\n\n" + table);
        rows.values().stream().flatMap(row -> row.problems().stream()).limit(50).forEach(System.out::println);
        write(Path.of(System.getProperty("suite.work", "target/suite")), table);
        CrashSettings.manual().ifPresent(manual -> new CrashManual(manual).write(title(), table));
    }

    private CrashRow row(String name) {
        return rows.computeIfAbsent(name, CrashRow::new);
    }

    private String title() {
        String matrix = application == Application.NAIVE ? "naive crash matrix" : "crash matrix";
        return matrix + " " + Suite.product();
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| what was broken | times | payments | paid | LOST | TWICE | STUCK |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|");
        rows.values().forEach(row -> lines.add(row.line()));
        CrashRow all = new CrashRow("all");
        rows.values().forEach(all::add);
        lines.add(all.line());
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private void write(Path directory, String table) {
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve(title().replace(' ', '-').toLowerCase(Locale.ROOT) + ".md"), table + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException("The table could not be written", failed);
        }
    }
}
