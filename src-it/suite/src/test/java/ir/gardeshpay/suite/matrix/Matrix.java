package ir.gardeshpay.suite.matrix;

import ir.gardeshpay.suite.Circumstances;
import ir.gardeshpay.suite.Manual;
import ir.gardeshpay.suite.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Runs the cells one after the other, prints the table, and writes it into the project's README if all have run and are
 * green. Run by {@code ./mvnw -Pmatrix verify}.
 *
 * <p>{@code -Dsuite.cells} says which: {@code all}, {@code few}, or a regular expression that is looked for in their
 * names. With {@code -Dsuite.resume=true} those that were green before, with the same archives, are not run again.
 */
public final class Matrix {

    private static final String HEAD =
            "| server | packaging | database | Java | JPA | tests |\n|---|---|---|---:|---|---:|";

    private Matrix() {}

    /** Exit code 1 if a cell is not green. */
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
        GreenCells green = GreenCells.ofTheseArchives();
        boolean resumed = Boolean.getBoolean("suite.resume");
        List<CellRun> runs = new ArrayList<>();
        for (Cell cell : chosen(System.getProperty("suite.cells", "all"))) {
            Optional<CellRun> earlier = resumed ? green.find(cell) : Optional.empty();
            System.out.println("\n=== " + cell.name() + (earlier.isPresent() ? ": was green" : ""));
            CellRun run = earlier.orElseGet(() -> CellRun.of(cell));
            green.keep(run);
            runs.add(run);
        }
        System.out.println("\n" + table(runs));
        List<CellRun> failed = runs.stream().filter(run -> !run.isGreen()).toList();
        failed.forEach(run -> System.out.println(run.cell().name() + ": " + run.problem()));
        if (failed.isEmpty() && runs.size() == Cell.all().size()) {
            intoTheReadme(runs);
        }
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    static List<Cell> chosen(String which) {
        if (which.equals("few")) {
            return Cell.few();
        }
        Predicate<String> wanted =
                which.equals("all") ? name -> true : Pattern.compile(which).asPredicate();
        List<Cell> cells =
                Cell.all().stream().filter(cell -> wanted.test(cell.name())).toList();
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("suite.cells is '" + which + "', which finds none of "
                    + Cell.all().stream().map(Cell::name).toList() + ". A right value is wildfly-ear or few.");
        }
        return cells;
    }

    private static String table(List<CellRun> runs) {
        StringBuilder table = new StringBuilder(HEAD);
        for (CellRun run : runs) {
            table.append('\n')
                    .append(run.cell().row())
                    .append(' ')
                    .append(tests(run))
                    .append(" |");
        }
        return table.toString();
    }

    private static String tests(CellRun run) {
        String passed =
                run.counts().map(RunSummary.Counts::passed).map(String::valueOf).orElse("0");
        return run.isGreen() ? passed : "FAILED: " + run.problem();
    }

    private static void intoTheReadme(List<CellRun> runs) {
        String circumstances = Circumstances.inWords(System.getProperty("suite.versions", ""));
        new Manual(Path.of("..", "..", "README.md"))
                .write("matrix", "./mvnw -Pmatrix verify", circumstances + ":\n\n" + table(runs));
    }
}
