package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The example receiver of webhooks ({@code src-it/receiver}), which checks them with the reference library for
 * JavaScript. Stopped when this JVM ends, except by SIGKILL. Thread-safe.
 */
public final class NodeReceiver implements AutoCloseable {
    private static final Path PROJECT = Path.of("../receiver");
    private static final long LOOK_AGAIN_NANOS = 20_000_000;
    private static final int STOP_SECONDS = 10;

    private final int port;
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(this::stop, "stop-receiver");

    private NodeReceiver(int port, Process process, Path log) {
        this.port = port;
        this.process = process;
        ServerOutput.of(process, log, lines::add);
    }

    /**
     * Starts one.
     *
     * @param secret of the webhooks that it believes
     * @param ahead how much its clock is ahead of the others
     */
    public static NodeReceiver start(String secret, Duration ahead) {
        int port = Ports.free();
        try {
            Path copy = NodePackages.of(PROJECT);
            Path log = SuiteDirectories.fresh("receiver").resolve("receiver.log");
            ProcessBuilder command = new ProcessBuilder("node", "receiver.mjs").directory(copy.toFile());
            command.environment().put("PORT", String.valueOf(port));
            command.environment().put("WEBHOOK_SECRET", secret);
            command.environment()
                    .put(
                            "NODE_OPTIONS",
                            "--import=data:text/javascript,const%20now=Date.now;Date.now=()=>now()+"
                                    + ahead.toMillis());
            NodeReceiver receiver =
                    new NodeReceiver(port, command.redirectErrorStream(true).start(), log);
            Runtime.getRuntime().addShutdownHook(receiver.hook);
            receiver.awaitListening();
            return receiver;
        } catch (IOException failed) {
            throw new UncheckedIOException("The receiver could not be started. Is Node.js there?", failed);
        }
    }

    private void awaitListening() {
        while (!Ports.isListenedOn(port)) {
            if (!process.isAlive()) {
                throw new ServerFailedException("The receiver does not start: " + lines);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** What it has printed: a line for each message. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
