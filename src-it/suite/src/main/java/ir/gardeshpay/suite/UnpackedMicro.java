package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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

    private static final long LIMIT_MINUTES = 3;
    private static final String LAUNCHER = "launch-micro.jar";

    /** What the server only reads. */
    private static final List<String> READ_ONLY = List.of("runtime", "lib", LAUNCHER);

    private final Path directory;

    private UnpackedMicro(Path directory) {
        this.directory = directory;
    }

    /**
     * For a server with these settings, if it may start from there; the first call takes some twenty seconds.
     *
     * @param libraries beside the server's own; they are the same for all servers of a run
     */
    static synchronized Optional<UnpackedMicro> of(ServerSettings settings, Path jar, List<Path> libraries) {
        String application = System.getProperty("suite.unpacked.for", "");
        if (application.isEmpty() || !settings.lean()) { // what is measured shall be what its owner has
            return Optional.empty();
        }
        try {
            UnpackedMicro unpacked = new UnpackedMicro(jar.resolveSibling(name(settings, jar, libraries)));
            if (!Files.exists(unpacked.directory)) {
                unpacked.make(settings, jar, libraries, Path.of(application).toAbsolutePath());
            }
            return Optional.of(unpacked);
        } catch (IOException none) {
            System.out.println("Servers start from the jar: " + none);
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String name(ServerSettings settings, Path jar, List<Path> libraries) throws IOException {
        Path release = settings.javaHome().resolve("release");
        return "payara-micro-%x-%x-%x"
                .formatted(
                        Files.getLastModifiedTime(jar).toMillis(),
                        List.of(settings.javaHome(), Files.readString(release)).hashCode(),
                        libraries.hashCode());
    }

    /** Puts the server there; what it has changed since it was there before is as new. */
    void place(Path root) throws IOException {
        SuiteDirectories.delete(root.resolve("config"));
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
        if (Files.exists(link)) {
            return;
        }
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException | IOException anotherDisk) {
            Files.copy(file, link, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** In the server's own directory, where it must be started: what the JVM is told before all else. */
    List<String> jvmOptions() {
        return List.of("-XX:SharedArchiveFile=" + classes(directory));
    }

    /** What the JVM runs, in the server's own directory. */
    static List<String> program() {
        return List.of("-jar", LAUNCHER);
    }

    private static Path classes(Path made) {
        return made.resolve("classes.jsa");
    }

    private void make(ServerSettings settings, Path jar, List<Path> libraries, Path application)
            throws IOException, InterruptedException {
        Path making = Files.createTempDirectory(jar.getParent(), "payara-micro-");
        try {
            Path root = Files.createDirectories(making.resolve("root"));
            List<String> unpack = new ArrayList<>(List.of("-jar", jar.toString(), "--rootdir", root.toString()));
            libraries.forEach(library -> unpack.addAll(List.of("--addlibs", library.toString())));
            unpack.add("--outputlauncher");
            run(settings, making, unpack);
            new UnpackedMicro(making).place(making.resolve("tried"));
            learn(settings, making, application);
            SuiteDirectories.delete(making.resolve("tried"));
            Files.move(making, directory, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            SuiteDirectories.delete(making);
        }
    }

    /** A server starts with the application, writes its classes down, and ends. */
    private static void learn(ServerSettings settings, Path making, Path application)
            throws IOException, InterruptedException {
        List<String> start = new ArrayList<>(
                List.of("-Djava.io.tmpdir=" + making.resolve("tried"), "-XX:ArchiveClassesAtExit=" + classes(making)));
        start.addAll(List.of("-Dgardeshpay.token=none", "-Dgardeshpay.callback.base-url=http://localhost/gardeshpay"));
        start.addAll(program());
        start.addAll(List.of("--warmup", "--nohazelcast", "--disablephonehome"));
        start.addAll(List.of("--port", String.valueOf(Ports.free()), "--deploy", application.toString()));
        run(settings, making.resolve("tried"), start);
        if (!Files.exists(classes(making))) {
            throw new IOException("the JVM has not written the classes of Payara Micro down");
        }
    }

    private static void run(ServerSettings settings, Path in, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(settings.java().toString()));
        command.addAll(ServerSettings.LEAN_JVM);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        if (!ended || process.exitValue() != 0) {
            throw new IOException(command
                    + (ended ? " ended with " + process.exitValue() : " took more than " + LIMIT_MINUTES + " minutes"));
        }
    }
}
