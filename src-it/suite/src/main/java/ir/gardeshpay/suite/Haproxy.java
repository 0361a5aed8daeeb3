package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * HAProxy before two nodes, on the loopback address, with the configuration that the manual gives. It is stopped when
 * this JVM ends, except by SIGKILL. Thread-safe.
 */
public final class Haproxy implements Front {
    /** What to do where none is. */
    public static final String NONE_FOUND =
            "no HAProxy found; install it (Debian: apt-get install haproxy), or say where"
                    + " one is: -Dsuite.haproxy=/usr/sbin/haproxy";

    private static final int STOP_SECONDS = 10;
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final URI url;
    private final Process process;
    private final Path log;
    private final Thread hook = new Thread(this::stop, "stop-haproxy");

    private Haproxy(int port, Process process, Path log) {
        this.url = URI.create("http://localhost:" + port);
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param port where it listens: the address that buyers see
     * @param nodes addresses of the two servers behind it, up or not yet
     * @throws IllegalStateException if HAProxy is not installed; the message says how to install it
     */
    public static Haproxy start(int port, List<URI> nodes) {
        if (nodes.size() != 2) {
            throw new IllegalArgumentException("the configuration is for two nodes, not for " + nodes);
        }
        ProcessBuilder command = new ProcessBuilder(
                find().orElseThrow(() -> new IllegalStateException(NONE_FOUND)).toString(),
                "-db",
                "-f",
                SuiteDirectories.setUp("several-nodes").resolve("haproxy.cfg").toString());
        command.environment()
                .putAll(Map.of(
                        "GARDESHPAY_FRONT", "127.0.0.1:" + port,
                        "GARDESHPAY_NODE_1", "127.0.0.1:" + nodes.get(0).getPort(),
                        "GARDESHPAY_NODE_2", "127.0.0.1:" + nodes.get(1).getPort()));
        try {
            Path log = SuiteDirectories.fresh("haproxy").resolve("haproxy.log");
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Haproxy haproxy = new Haproxy(port, process, log);
            Runtime.getRuntime().addShutdownHook(haproxy.hook);
            haproxy.awaitListening(port);
            return haproxy;
        } catch (IOException failed) {
            throw new UncheckedIOException("HAProxy could not be started: " + command.command(), failed);
        }
    }

    /** It listens at once, or ends because it does not like its configuration. */
    private void awaitListening(int port) {
        while (!Ports.isListenedOn(port)) {
            if (!process.isAlive()) {
                throw new ServerFailedException("HAProxy does not start: " + log());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** What it has written so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public URI url() {
        return url;
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

    /** Where HAProxy is, if it is installed. */
    public static Optional<Path> find() {
        return Stream.of(System.getProperty("suite.haproxy", ""), "/usr/sbin/haproxy", "/usr/local/sbin/haproxy")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
