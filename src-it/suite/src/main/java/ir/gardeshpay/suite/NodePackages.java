package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Projects of npm, copied into a directory of the build with the packages that their lock files pin, and programs that
 * use them. Thread-safe.
 */
public final class NodePackages {
    /** What to do where none is. */
    public static final String NONE_FOUND =
            "no Node.js with npm found, or too old a one; install Debian's packages nodejs and npm (apt-get install nodejs npm)";

    private static final Path INSTALLED = Path.of("target", "node").toAbsolutePath();
    private static final String LOCK = "package-lock.json";
    private static final long LIMIT_SECONDS = 300;

    private NodePackages() {}

    /**
     * Whether this machine has both.
     *
     * @param oldest major version of Node.js that will do
     */
    public static boolean areInstalled(int oldest) {
        String isOlder = "process.exit(parseInt(process.versions.node) < " + oldest + " ? 1 : 0)";
        return Stream.of("node", "npm").allMatch(NodePackages::isOnThePath)
                && run(Path.of("."), Map.of(), List.of("node", "-e", isOlder)).exitCode() == 0;
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, program))
                .anyMatch(Files::isExecutable);
    }

    /**
     * Where a project is, after its packages were installed; once for each state of its lock file.
     *
     * @param project its directory, with {@code package.json} and {@code package-lock.json}
     */
    public static synchronized Path of(Path project) {
        Path copy = INSTALLED.resolve(project.getFileName());
        try {
            Files.createDirectories(copy);
            boolean installed = isUpToDate(project, copy);
            try (Stream<Path> files = Files.list(project)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (!installed) {
                install(copy);
            }
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void install(Path copy) throws IOException {
        Files.deleteIfExists(copy.resolve("done"));
        Ended ended = run(
                copy,
                Map.of(),
                List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
        if (ended.exitCode() != 0) {
            throw new IllegalStateException("npm ci failed: " + ended.output());
        }
        Files.copy(copy.resolve(LOCK), copy.resolve("done"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isUpToDate(Path project, Path copy) throws IOException {
        Path done = copy.resolve("done");
        return Files.exists(done) && Files.mismatch(done, project.resolve(LOCK)) == -1;
    }

    /**
     * Runs a program to its end.
     *
     * @param environment more variables than this JVM has
     */
    public static Ended run(Path directory, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("node", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " has not ended in " + LIMIT_SECONDS + " seconds");
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (IOException failed) {
            throw new UncheckedIOException(String.valueOf(command), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** How a program has ended. */
    public record Ended(int exitCode, String output) {}
}
