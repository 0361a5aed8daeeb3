package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of Payara Micro as a JVM has read and checked them once. A server that is given them starts with an
 * eighth less work (14.5 s of CPU and 12.7, three starts each), which counts where a run starts a hundred. What belongs
 * to a server's own class loaders no archive of Java 17 holds, and that is nearly all of the other servers.
 */
final class SharedClasses {

    private SharedClasses() {}

    /** The JVM's option for this jar; the first call lets a server start, write its classes down and end. */
    static synchronized String optionFor(ServerSettings settings, Path jar) {
        try {
            Path archive = jar.resolveSibling("%s-%x-%x.jsa"
                    .formatted(
                            jar.getFileName(),
                            Files.getLastModifiedTime(jar).toMillis(),
                            settings.javaHome().hashCode()));
            if (!Files.exists(archive)) {
                write(archive, settings, jar);
            }
            return "-XX:SharedArchiveFile=" + archive;
        } catch (IOException failed) {
            throw new UncheckedIOException("The classes of " + jar + " cannot be written down", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static void write(Path archive, ServerSettings settings, Path jar)
            throws IOException, InterruptedException {
        Path directory = SuiteDirectories.fresh("shared-classes");
        Path written = directory.resolve("classes.jsa");
        List<String> command = new ArrayList<>();
        command.add(settings.java().toString());
        command.addAll(ServerSettings.LEAN_JVM);
        command.addAll(List.of("-Djava.io.tmpdir=" + directory, "-XX:ArchiveClassesAtExit=" + written));
        command.addAll(List.of("-jar", jar.toString(), "--warmup", "--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", String.valueOf(Ports.free()), "--rootdir", directory.toString()));
        Path log = directory.resolveSibling("shared-classes.log");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (!Files.exists(written)) {
            throw new IllegalStateException(
                    "Payara Micro ended with " + exit + " and has not written its classes down: " + log + " says why");
        }
        Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE);
        SuiteDirectories.delete(directory);
    }
}
