package ir.gardeshpay.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Reads what a server's process prints, on a thread of its own: into a file, to a listener, and the end of it kept. */
final class ServerOutput {
    private static final String COLOURS = "\u001B\\[[;\\d]*m";
    private static final int KEPT_LINES = 4_000;

    private final Process process;
    private final Path logFile;
    private final Consumer<String> listener;
    private final Deque<String> tail = new ArrayDeque<>();
    private final Thread reader;

    private ServerOutput(Process process, Path logFile, Consumer<String> listener) {
        this.process = process;
        this.logFile = logFile;
        this.listener = listener;
        this.reader = new Thread(this::read, "server-log-" + process.pid());
    }

    /** Begins to read. The file is appended to. */
    static ServerOutput of(Process process, Path logFile, Consumer<String> listener) {
        ServerOutput output = new ServerOutput(process, logFile, listener);
        output.reader.setDaemon(true);
        output.reader.start();
        return output;
    }

    Path logFile() {
        return logFile;
    }

    /** Waits until all that an ended process has printed is read. */
    void awaitEnd(Duration limit) {
        try {
            reader.join(limit.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> lastLines() {
        synchronized (tail) {
            return List.copyOf(tail);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                Writer file = Files.newBufferedWriter(logFile, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String plain = line.replaceAll(COLOURS, "");
                file.write(plain + "\n");
                file.flush();
                heard(plain);
            }
        } catch (IOException closed) {
            listener.accept("The server's output ended: " + closed.getMessage());
        }
    }

    private void heard(String line) {
        synchronized (tail) {
            tail.addLast(line);
            if (tail.size() > KEPT_LINES) {
                tail.removeFirst();
            }
        }
        listener.accept(line);
    }
}
