package ir.gardeshpay.suite;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Node.js, for tools and libraries that are written for it. Stateless. */
public final class NodeJs {
    /** What to do where there is none. */
    public static final String NONE_FOUND =
            "no Node.js with npm found; install both (Debian: apt-get install nodejs npm)";

    private static final int INSTALL_MINUTES = 5;

    private NodeJs() {}

    /** The program node, if npm is there too. */
    public static Optional<Path> find() {
        return program("npm").flatMap(npm -> program("node"));
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Copies a project and installs what its lock file names.
     *
     * @return the copy
     * @throws IllegalStateException if npm fails; the message is what it printed
     */
    static Path installed(Path project) throws IOException, InterruptedException {
        Path copy = SuiteDirectories.fresh(project.getFileName().toString());
        try (Stream<Path> files = Files.list(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Path log = copy.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IllegalStateException("npm ci failed in " + copy + ":\n" + Files.readString(log));
        }
        return copy;
    }
}
