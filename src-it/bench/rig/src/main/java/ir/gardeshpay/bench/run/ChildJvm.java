package ir.gardeshpay.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program of ours in a JVM of its own, which dies with this one. Thread-safe. */
public final class ChildJvm implements AutoCloseable {

    private static final int FIRST_WORD_SECONDS = 30;
    private static final int END_SECONDS = 10;

    private final Process process;
    private final Path log;
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();
    private final Thread hook = new Thread(this::kill, "kill-child");
    private final Thread reader = new Thread(this::copyOutput, "child-output");

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(hook);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it, on this JVM's class path.
     *
     * @param main the class with {@code main}
     * @param jvm options of the JVM
     * @param log gets what it prints
     */
    public static ChildJvm start(Class<?> main, List<String> jvm, Path log, String... arguments) {
        return start(main.getName(), jvm, log, arguments);
    }

    /** The same, where the class is known by name only. */
    public static ChildJvm start(String main, List<String> jvm, Path log, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ChildJvm(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start(),
                    log);
        } catch (IOException failed) {
            throw new UncheckedIOException(main + " could not be started", failed);
        }
    }

    /** The process, to measure. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Waits for the first line that it prints, errors left aside. */
    public String firstLine() {
        try {
            return firstLine.get(FIRST_WORD_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException | TimeoutException silent) {
            throw new BenchFailedException("It says nothing; see " + log, silent);
        }
    }

    /** Waits until it ends by itself, and returns its exit code. */
    public int awaitEnd() {
        try {
            int code = process.waitFor();
            reader.join();
            return code;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void copyOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line);
                file.write('\n');
                file.flush();
                firstLine.complete(line);
            }
            firstLine.completeExceptionally(new IOException("it ended without a word"));
        } catch (IOException ended) {
            firstLine.completeExceptionally(ended);
        }
    }
}
