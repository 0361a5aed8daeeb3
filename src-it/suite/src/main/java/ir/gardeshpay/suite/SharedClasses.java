package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The classes of Payara Micro as a JVM has read and checked them once. A server that is given them starts with an
 * eighth less work (14.5 s of CPU and 12.7, three starts each), which counts where a run starts a hundred: so it is
 * asked for by runs of tests, {@code -Dsuite.shared.classes=true}. Where the JVM or the disk does not do it, servers
 * start as they do without. The archive lies beside the server's jar, and may be deleted.
 */
final class SharedClasses {

    private static final long LIMIT_MINUTES = 3;

    private static final Map<Path, List<String>> OPTIONS = new HashMap<>();

    private SharedClasses() {}

    /**
     * The JVM's option for this jar, if there is one; the first call lets a server start, write its classes and end.
     */
    static synchronized List<String> optionFor(ServerSettings settings, Path jar) {
        return Boolean.getBoolean("suite.shared.classes")
                ? OPTIONS.computeIfAbsent(settings.javaHome(), home -> option(settings, jar))
                : List.of();
    }

    private static List<String> option(ServerSettings settings, Path jar) {
        try {
            Path release = settings.javaHome().resolve("release");
            Path archive = jar.resolveSibling("%s-%x-%x-%x.jsa"
                    .formatted(
                            jar.getFileName(),
                            Files.getLastModifiedTime(jar).toMillis(),
                            Files.readString(release).hashCode(),
                            settings.javaHome().hashCode()));
            if (!Files.exists(archive)) {
                write(archive, settings, jar);
            }
            return List.of("-XX:SharedArchiveFile=" + archive);
        } catch (IOException none) {
            System.out.println("Servers start without shared classes: " + none);
            return List.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static void write(Path archive, ServerSettings settings, Path jar)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(jar.getParent(), "shared-classes-");
        try {
            Path written = directory.resolve("classes.jsa");
            Process server = new ProcessBuilder(command(settings, jar, directory, written))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = server.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            server.destroyForcibly().waitFor();
            if (!ended || server.exitValue() != 0 || !Files.exists(written)) {
                throw new IOException("Payara Micro has not written them down: "
                        + (ended ? "it ended with " + server.exitValue() : "it took too long"));
            }
            Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            SuiteDirectories.delete(directory);
        }
    }

    private static List<String> command(ServerSettings settings, Path jar, Path directory, Path written) {
        List<String> command = new ArrayList<>();
        command.add(settings.java().toString());
        command.addAll(ServerSettings.LEAN_JVM);
        command.addAll(List.of("-Djava.io.tmpdir=" + directory, "-XX:ArchiveClassesAtExit=" + written));
        command.addAll(List.of("-jar", jar.toString(), "--warmup", "--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", String.valueOf(Ports.free()), "--rootdir", directory.toString()));
        return command;
    }
}
