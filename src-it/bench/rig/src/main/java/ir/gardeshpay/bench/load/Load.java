package ir.gardeshpay.bench.load;

import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.bench.run.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs Gatling over some legs, once or several times. Not thread-safe. */
public final class Load {

    private final Path log;
    private final Path results;
    private long ordersTaken;

    /** Gatling's output goes into this directory. */
    public Load(Path directory) {
        log = directory.resolve("gatling.log");
        results = directory.resolve("gatling");
    }

    /** How many orders have been used up: the next run takes others. */
    public long ordersTaken() {
        return ordersTaken;
    }

    /**
     * Runs them all, and returns when Gatling has written down what it saw.
     *
     * @param process is given Gatling's process before anything happens, to measure it
     * @throws BenchFailedException if Gatling fails, or the listener
     */
    public LoadFigures run(List<Leg> legs, Consumer<ProcessHandle> process, LoadListener listener) throws IOException {
        try (Edges edges = new Edges(listener);
                ChildJvm gatling = ChildJvm.start(
                        "io.gatling.app.Gatling",
                        PaymentSimulation.jvmOptions(legs, edges.url().toString(), ordersTaken),
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
        LoadFigures figures = LoadFigures.read(newest().resolve("index.html"));
        ordersTaken +=
                legs.stream().mapToLong(leg -> figures.of(leg.name()).tried()).sum();
        return figures;
    }

    private Path newest() throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            return runs.max((one, other) -> one.compareTo(other))
                    .orElseThrow(() -> new BenchFailedException("Gatling has written nothing into " + results));
        }
    }
}
