package ir.gardeshpay.suite.matrix;

import ir.gardeshpay.suite.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What came out of one cell.
 *
 * @param counts none if it did not get so far
 * @param problem why it is not green; empty if it is
 */
record CellRun(Cell cell, Optional<RunSummary.Counts> counts, String problem) {

    private static final long LIMIT_MINUTES = 60;

    boolean isGreen() {
        return problem.isEmpty();
    }

    /** Runs the journeys there, and returns when they have ended. Never throws for what goes wrong in the cell. */
    static CellRun of(Cell cell) {
        Path work = Path.of("target", "suite", cell.name()).toAbsolutePath();
        try {
            Path result =
                    Files.createDirectories(work.resolveSibling("results")).resolve(cell.name());
            Files.deleteIfExists(result);
            Process process =
                    new ProcessBuilder(command(cell, work, result)).inheritIO().start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new CellRun(cell, Optional.empty(), "not ready after " + LIMIT_MINUTES + " minutes");
            }
            Optional<RunSummary.Counts> counts = RunSummary.Counts.readFrom(result);
            return new CellRun(cell, counts, problem(process.exitValue(), counts));
        } catch (IllegalStateException noJava) {
            return new CellRun(cell, Optional.empty(), String.valueOf(noJava.getMessage()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new CellRun(cell, Optional.empty(), "interrupted");
        }
    }

    /** A run that tested nothing is no success, whatever its exit code. */
    private static String problem(int exitCode, Optional<RunSummary.Counts> counts) {
        if (counts.isEmpty()) {
            return "ended with exit code " + exitCode + " before it had counted its tests";
        }
        if (counts.get().passed() == 0) {
            return "no test ran";
        }
        return exitCode == 0 && counts.get().failed() == 0 ? "" : counts.get().failed() + " failed";
    }

    private static List<String> command(Cell cell, Path work, Path result) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Xmx512m"));
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.add("-Djdk.httpclient.keepalive.timeout=5");
        command.add("-Dsuite.unpacked.for=../shop/target/shop.war");
        command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=64");
        command.add("-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""));
        command.add("-Dsuite.servers=" + System.getProperty("suite.servers", "target/servers"));
        command.add("-Dsuite.work=" + work);
        command.add("-Dsuite.result=" + result);
        command.add("-Dsuite.server=" + cell.server());
        command.add("-Dsuite.packaging=" + cell.packaging());
        command.add("-Dsuite.database=" + cell.database());
        command.add("-Dsuite.java.home=" + InstalledJava.ofVersion(cell.java()));
        command.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner"));
        command.addAll(List.of("--details=none", "--select-package=ir.gardeshpay.suite"));
        command.addAll(List.of("--include-classname=.*IT", "--fail-if-no-tests"));
        cell.taken().forEach(tag -> command.add("--include-tag=" + tag));
        cell.leftOut().forEach(tag -> command.add("--exclude-tag=" + tag));
        command.add("--reports-dir=" + work.resolveSibling("reports").resolve(cell.name()));
        return command;
    }
}
