package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final List<Consumer<String>> changing;
    private final Thread hook = new Thread(this::stop, "stop-server");

    private ServerRun(Process process, ServerOutput output, ReadySignal signal, List<Consumer<String>> changing) {
        this.changing = changing;
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
            List<Consumer<String>> changing = new CopyOnWriteArrayList<>();
            ServerOutput output = ServerOutput.of(process, logFile, line -> {
                signal.heard(line);
                changing.forEach(heard -> heard.accept(line));
                listener.accept(line);
            });
            ServerRun run = new ServerRun(process, output, signal, changing);
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
        await(signal.future(), limit, "The server came up, but not as it was asked for", "The server was not ready");
    }

    /** Gives the order, and waits until the log says that it was carried out. One at a time. */
    void change(DeploymentChange change, Duration limit) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Consumer<String> heard = line -> change.heard(line, end);
        changing.add(heard);
        try {
            change.order().give(heard);
            await(end, limit, "The server refused a change of its applications", "The applications were not changed");
        } catch (IOException failed) {
            throw failure("The server could not be told to change its applications", failed);
        } finally {
            changing.remove(heard);
        }
    }

    private void await(CompletableFuture<Void> awaited, Duration limit, String refusal, String late) {
        try {
            CompletableFuture.anyOf(awaited, process.onExit()).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            throw failure(late + " after " + limit.toSeconds() + " s", tooLate);
        } catch (ExecutionException refused) {
            throw failure(refusal + " (" + refused.getMessage() + ")", refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure("The wait for the server was interrupted", interrupted);
        }
        if (!awaited.isDone()) {
            throw failure(
                    signal.future().isDone() ? "The server went down" : "The server went down while it started", null);
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
