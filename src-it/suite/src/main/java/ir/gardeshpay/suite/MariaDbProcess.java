package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of MariaDB's server. */
final class MariaDbProcess {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String READY = "ready for connections";

    private final Process process;

    private MariaDbProcess(Process process) {
        this.process = process;
    }

    /** Starts it, and returns when it answers. */
    static MariaDbProcess start(ProcessBuilder command, Path log) throws IOException {
        Process process = command.start();
        CompletableFuture<Boolean> ready = process.onExit().thenApply(ended -> false);
        ServerOutput output = ServerOutput.of(process, log, line -> {
            if (line.contains(READY)) {
                ready.complete(true);
            }
        });
        MariaDbProcess run = new MariaDbProcess(process);
        if (!ready.completeOnTimeout(false, LIMIT.toSeconds(), TimeUnit.SECONDS).join()) {
            run.kill();
            output.awaitEnd(LIMIT);
            throw new IOException("MariaDB did not answer in " + LIMIT.toSeconds() + " s; the end of " + log + ":\n"
                    + FailureCause.excerpt(output.lastLines(), 10));
        }
        return run;
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM: it writes what it has and ends. Nothing happens if it has ended. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
