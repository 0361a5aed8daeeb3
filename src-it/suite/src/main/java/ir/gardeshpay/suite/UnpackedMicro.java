package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Payara Micro as it unpacks itself ({@code --outputlauncher}), with its classes as a JVM has read and checked them
 * once. A server that starts from there takes a third less work (17.3 s of CPU and 12.1, three starts each), which
 * counts where a run starts a hundred: so it is asked for by runs of tests, by {@code -Dsuite.unpacked.for=WAR}, the
 * application by which the JVM learns what classes a server needs. Where the JVM or the disk does not do it, servers
 * start from the jar, as they do without.
 *
 * <p>The class path must be the same at each start, by name, size and time: so each server has the files in its own
 * directory, as links, and is started there.
 */
final class UnpackedMicro {

    private static final String LAUNCHER = "launch-micro.jar";

    /** What the server only reads. */
    private static final List<String> READ_ONLY = List.of("runtime", "lib", LAUNCHER);

    private static final Map<String, Optional<UnpackedMicro>> MADE = new HashMap<>();

    private final Path directory;

    private UnpackedMicro(Path directory) {
        this.directory = directory;
    }

    /**
     * For a server with these settings, if it may start from there; the first call takes some twenty seconds.
     *
     * @param libraries beside the server's own
     */
    static synchronized Optional<UnpackedMicro> of(ServerSettings settings, Path jar, List<Path> libraries) {
        String application = System.getProperty("suite.unpacked.for", "");
        if (application.isEmpty() || !settings.lean()) { // what is measured shall be what its owner has
            return Optional.empty();
        }
        try {
            Path directory = jar.resolveSibling(name(settings, jar, libraries));
            return MADE.computeIfAbsent(
                    directory.toString(),
                    asked -> new Making(
                                            settings,
                                            jar,
                                            libraries,
                                            Path.of(application).toAbsolutePath())
                                    .isAt(directory)
                            ? Optional.of(new UnpackedMicro(directory))
                            : Optional.empty());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Another one where the server, a library or the JVM is another. */
    private static String name(ServerSettings settings, Path jar, List<Path> libraries) throws IOException {
        List<Object> parts =
                new ArrayList<>(List.of(Files.readString(settings.javaHome().resolve("release"))));
        parts.add(settings.javaHome());
        for (Path library : Stream.concat(Stream.of(jar), libraries.stream()).toList()) {
            parts.addAll(List.of(library, Files.getLastModifiedTime(library), Files.size(library)));
        }
        return "payara-micro-%x".formatted(parts.hashCode());
    }

    /** Puts the server there, with a configuration that is as new; what it has stored stays. */
    void place(Path root) throws IOException {
        Path unpacked = directory.resolve("root");
        try (Stream<Path> paths = Files.walk(unpacked)) {
            for (Path path : paths.toList()) {
                Path relative = unpacked.relativize(path);
                Path placed = root.resolve(relative.toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(placed);
                } else if (READ_ONLY.contains(relative.getName(0).toString())) {
                    link(path, placed);
                } else {
                    Files.copy(path, placed, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void link(Path file, Path link) throws IOException {
        if (Files.exists(link) && Files.isSameFile(file, link)) {
            return;
        }
        Files.deleteIfExists(link);
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException | IOException anotherDisk) {
            Files.copy(file, link, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** What the JVM is told before all else; it is started in the server's own directory. */
    List<String> jvmOptions() {
        return List.of("-XX:SharedArchiveFile=" + classes(directory));
    }

    /** What the JVM runs there. */
    static List<String> program() {
        return List.of("-jar", LAUNCHER);
    }

    private static Path classes(Path made) {
        return made.resolve("classes.jsa");
    }

    /**
     * How it is made.
     *
     * @param application a WAR
     */
    private record Making(ServerSettings settings, Path jar, List<Path> libraries, Path application) {

        private static final long LIMIT_MINUTES = 3;
        private static final int SHOWN_LINES = 5;

        /** Makes it, if it is not there; says why, if it cannot be made. */
        boolean isAt(Path directory) {
            if (Files.exists(directory)) {
                return true;
            }
            try {
                Path making = Files.createTempDirectory(jar.getParent(), "payara-micro-new-");
                try {
                    make(making);
                    Files.move(making, directory, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    SuiteDirectories.delete(making);
                }
            } catch (IOException | UncheckedIOException failed) {
                if (!Files.exists(directory)) { // by another run, at the same time
                    System.out.println("Servers start from the jar of Payara Micro: " + failed);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Files.exists(directory);
        }

        private void make(Path making) throws IOException, InterruptedException {
            Path root = Files.createDirectories(making.resolve("root"));
            List<String> unpack = new ArrayList<>(List.of("-jar", jar.toString(), "--rootdir", root.toString()));
            libraries.forEach(library -> unpack.addAll(List.of("--addlibs", library.toString())));
            unpack.add("--outputlauncher");
            run(making, making, unpack);
            Path learning = making.resolve("learning");
            new UnpackedMicro(making).place(learning);
            run(making, learning, learn(making));
            SuiteDirectories.delete(learning);
            if (!Files.exists(classes(making))) {
                throw new IOException("the JVM has not written its classes down");
            }
        }

        /** A server starts with the application, writes its classes down, and ends. */
        private List<String> learn(Path making) {
            List<String> start = new ArrayList<>(List.of(
                    "-Djava.io.tmpdir=" + making.resolve("learning"),
                    "-XX:ArchiveClassesAtExit=" + classes(making),
                    "-Dgardeshpay.token=none",
                    "-Dgardeshpay.callback.base-url=http://localhost/gardeshpay"));
            start.addAll(program());
            start.addAll(List.of("--warmup", "--nohazelcast", "--disablephonehome"));
            start.addAll(List.of("--port", String.valueOf(Ports.free()), "--deploy", application.toString()));
            return start;
        }

        private void run(Path making, Path in, List<String> arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(settings.java().toString()));
            command.addAll(ServerSettings.LEAN_JVM);
            command.addAll(arguments);
            Path output = making.resolve("output.log");
            Process process = new ProcessBuilder(command)
                    .directory(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new IOException(command + " did not end well:\n"
                            + FailureCause.excerpt(Files.readAllLines(output), SHOWN_LINES));
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
