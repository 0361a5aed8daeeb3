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
 * The packages of npm that {@code src-it/suite/node/package-lock.json} pins, installed in a directory of the build, and programs
 * that use them. Thread-safe.
 */
public final class NodePackages {
    /** What to do where none is. */
    public static final String NONE_FOUND =
            "no Node.js 20 or newer with npm found; install Debian's packages nodejs and npm (apt-get install nodejs npm)";

    private static final String IS_NEW_ENOUGH = "process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)";
    private static final Path SOURCE = Path.of("node");
    private static final Path INSTALLED = Path.of("target", "node").toAbsolutePath();
    private static final List<String> PINNED = List.of("package.json", "package-lock.json");
    private static final long LIMIT_SECONDS = 300;

    private NodePackages() {}

    /** Whether this machine has both, and new enough. */
    public static boolean isInstalled() {
        return Stream.of("node", "npm").allMatch(NodePackages::isOnThePath)
                && run(Path.of("."), Map.of(), List.of("node", "-e", IS_NEW_ENOUGH))
                                .exitCode()
                        == 0;
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, program))
                .anyMatch(Files::isExecutable);
    }

    /** Where they are, after they were installed as the lock file says; once for each state of it. */
    public static synchronized Path directory() {
        try {
            Files.createDirectories(INSTALLED);
            if (!isUpToDate()) {
                for (String file : PINNED) {
                    Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
                Files.deleteIfExists(INSTALLED.resolve("done"));
                Ended ended = run(
                        INSTALLED,
                        Map.of(),
                        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
                if (ended.exitCode() != 0) {
                    throw new IllegalStateException("npm ci failed: " + ended.output());
                }
                Files.copy(
                        INSTALLED.resolve(PINNED.get(1)),
                        INSTALLED.resolve("done"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return INSTALLED;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isUpToDate() throws IOException {
        Path done = INSTALLED.resolve("done");
        return Files.exists(done) && Files.mismatch(done, SOURCE.resolve(PINNED.get(1))) == -1;
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
