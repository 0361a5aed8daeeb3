package ir.gardeshpay.bench.load;

import ir.gardeshpay.bench.BenchFailedException;
import ir.gardeshpay.bench.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs Gatling over some legs. */
public final class Load {

    private Load() {}

    /**
     * Runs them all, and returns when Gatling has written down what it saw.
     *
     * @param directory gets Gatling's output
     * @param process is given Gatling's process before anything happens, to measure it
     * @throws BenchFailedException if Gatling fails, or the listener
     */
    public static LoadFigures run(
            List<Leg> legs, Path directory, Consumer<ProcessHandle> process, LoadListener listener) throws IOException {
        Path log = directory.resolve("gatling.log");
        Path results = directory.resolve("gatling");
        try (Edges edges = new Edges(listener);
                ChildJvm gatling = ChildJvm.start(
                        "io.gatling.app.Gatling",
                        PaymentSimulation.jvmOptions(legs, edges.url().toString()),
                        log,
                        "--simulation",
                        PaymentSimulation.class.getName(),
                        "--results-folder",
                        results.toString())) {
            process.accept(gatling.process());
            int code = gatling.awaitEnd();
            edges.check();
            if (code != 0) {
                throw new BenchFailedException("Gatling ended with exit code " + code + "; see " + log);
            }
        }
        return LoadFigures.read(newest(results).resolve("index.html"));
    }

    private static Path newest(Path results) throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            return runs.max((one, other) -> one.compareTo(other))
                    .orElseThrow(() -> new BenchFailedException("Gatling has written nothing into " + results));
        }
    }
}
