package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process of a server, from its start to its end. Thread-safe. */
final class ServerRun {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int SHOWN_LINES = 25;

    private final Process process;
    private final ServerOutput output;
    private final ReadySignal signal;
    private final Thread hook = new Thread(this::stop, "stop-server");

    private ServerRun(Process process, ServerOutput output, ReadySignal signal) {
        this.process = process;
        this.output = output;
        this.signal = signal;
    }

    /** Starts the process. From now on it cannot outlive this JVM, unless this JVM is killed by SIGKILL. */
    static ServerRun start(ProcessBuilder command, Path logFile, Consumer<String> listener, ReadySignal signal) {
        try {
            Process process = command.redirectErrorStream(true).start();
            // Payara Server waits for the end of its input before it boots.
            process.getOutputStream().close();
            ServerOutput output = ServerOutput.of(process, logFile, line -> {
                signal.heard(line);
                listener.accept(line);
            });
            ServerRun run = new ServerRun(process, output, signal);
            Runtime.getRuntime().addShutdownHook(run.hook);
            return run;
        } catch (IOException failed) {
            throw new UncheckedIOException("The server's process could not be started: " + command.command(), failed);
        }
    }

    Process process() {
        return process;
    }

    void awaitReady(Duration limit) {
        try {
            CompletableFuture.anyOf(signal.future(), process.onExit()).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw failure("The server was not ready after " + limit.toSeconds() + " s", late);
        } catch (ExecutionException refused) {
            throw failure("The server came up, but not as it was asked for (" + refused.getMessage() + ")", refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure("The wait for the server was interrupted", interrupted);
        }
        if (!signal.future().isDone()) {
            throw failure("The server went down while it started", null);
        }
    }

    /** Asks the process to end, and after a while makes it. Does nothing if it has ended. */
    synchronized void stop() {
        process.destroy();
        if (!hasEnded()) {
            process.destroyForcibly();
        }
        ended();
    }

    /** Ends the process as a power cut would: no shutdown code of it runs. */
    synchronized void kill() {
        process.destroyForcibly();
        ended();
    }

    ServerFailedException failure(String what, @Nullable Throwable cause) {
        if (!process.isAlive()) {
            output.awaitEnd(STOP_LIMIT);
        }
        List<String> lines = output.lastLines();
        String why = process.isAlive() ? FailureCause.inWords(lines) : FailureCause.inWords(lines, process.exitValue());
        String message = what + ": " + why + ".\nThe last lines of its log, the whole of it is " + output.logFile()
                + ":\n" + FailureCause.excerpt(lines, SHOWN_LINES);
        return cause == null ? new ServerFailedException(message) : new ServerFailedException(message, cause);
    }

    private void ended() {
        if (hasEnded()) {
            output.awaitEnd(STOP_LIMIT);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook is what called us.
        }
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
