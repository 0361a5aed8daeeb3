package ir.gardeshpay.bench;

import ir.gardeshpay.bench.compare.Comparison;
import ir.gardeshpay.bench.growth.Growth;
import ir.gardeshpay.bench.memory.MemoryNeed;
import ir.gardeshpay.bench.nodes.SeveralNodes;
import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Mode;
import ir.gardeshpay.bench.sick.SickGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures. Run by {@code ./mvnw -Pbench verify}; the README of {@code src-it/bench} has the options. Nothing else
 * should run on the machine meanwhile.
 */
public final class Bench {

    private static final Map<String, Mode> MODES = modes();

    private Bench() {}

    /** Exit code 1 if a payment went wrong. */
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
        BenchSettings settings = BenchSettings.read();
        for (String name : settings.modes()) {
            if (!MODES.containsKey(name)) {
                throw new IllegalArgumentException("bench.only is '" + name + "'. Right values are "
                        + String.join(", ", MODES.keySet()) + ", or several with commas between them.");
            }
        }
        emptyWork();
        try {
            for (String name : settings.modes()) {
                Mode mode = MODES.get(name);
                if (mode != null) {
                    mode.run(settings);
                }
            }
        } catch (BenchFailedException failed) {
            failed.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    /** Removes what the run before this one has left. */
    private static void emptyWork() throws IOException {
        Path work = BenchSettings.work();
        if (Files.exists(work)) {
            try (Stream<Path> paths = Files.walk(work)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static Map<String, Mode> modes() {
        Map<String, Mode> modes = new LinkedHashMap<>();
        modes.put("compare", new Comparison());
        modes.put("memory", new MemoryNeed());
        modes.put("sick", new SickGateway());
        modes.put("nodes", new SeveralNodes());
        modes.put("growth", new Growth());
        return modes;
    }
}
