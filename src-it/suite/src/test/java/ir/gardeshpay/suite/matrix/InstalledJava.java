package ir.gardeshpay.suite.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JVM for a cell: {@code -Dsuite.java.VERSION=DIR}, the one that runs this, or one where JVMs are usually
 * kept.
 */
final class InstalledJava {

    private InstalledJava() {}

    /**
     * The home of a JVM of this feature version.
     *
     * @throws IllegalStateException if there is none: a cell that cannot run is a failure
     */
    static Path ofVersion(int feature) {
        return candidates(feature)
                .filter(home -> isOfVersion(home, feature))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no JDK " + feature + " under /usr/lib/jvm or in"
                        + " ~/.sdkman. Install one, or say where it is: -Dsuite.java." + feature
                        + "=DIRECTORY. To run without it: -Dsuite.cells='.*-17'"));
    }

    private static Stream<Path> candidates(int feature) {
        Path home = Path.of(System.getProperty("user.home"));
        String said = System.getProperty("suite.java." + feature, "");
        return Stream.of(
                        said.isEmpty() ? Stream.<Path>empty() : Stream.of(Path.of(said)),
                        Stream.of(Path.of(System.getProperty("java.home"))),
                        inside(Path.of("/usr/lib/jvm")),
                        inside(home.resolve(".sdkman/candidates/java")))
                .flatMap(found -> found);
    }

    private static Stream<Path> inside(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> homes = Files.list(directory)) {
            return homes.sorted().toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isOfVersion(Path home, int feature) {
        String version = version(home);
        return version != null && version.matches(feature + "([.+-].*)?") && Files.exists(home.resolve("bin/java"));
    }

    /** What a JVM's own file {@code release} says. */
    private static @Nullable String version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            return null;
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
                    .findFirst()
                    .orElse(null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
