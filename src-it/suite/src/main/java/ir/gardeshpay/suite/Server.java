package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A server as a process of its own, so that it can be killed and started again as in real life.
 *
 * <p>It listens on the loopback address only. It is stopped when this JVM ends, however that happens, except by
 * SIGKILL. Not for several threads at once.
 *
 * <pre>{@code
 * try (Server server = Server.builder().war(shop).database(database).start()) {
 *     server.awaitReady(Duration.ofMinutes(2));
 *     ... server.url("/shop") ...
 *     server.kill();
 *     server.restart();
 * }
 * }</pre>
 */
public final class Server implements AutoCloseable {
    private static final Duration CHANGE_LIMIT = Duration.ofMinutes(2);

    private final ServerProduct product;
    private final ServerSettings settings;
    private ServerRun run;

    Server(ServerProduct product, ServerSettings settings) {
        this.product = product;
        this.settings = settings;
        this.run = newRun();
    }

    /** Says what the server shall be like; everything has a default but the WARs. */
    public static ServerBuilder builder() {
        return new ServerBuilder();
    }

    /**
     * Waits until the server says that it is ready, with every application deployed.
     *
     * @throws ServerFailedException if it goes down instead, takes longer than the limit, or came up with another
     *     configuration than the wanted one (servers only warn of that); the message tells the cause and the log's end
     */
    public void awaitReady(Duration limit) {
        try {
            run.awaitReady(limit);
        } catch (ServerFailedException failed) {
            if (!product.hasTrippedOverItself(String.valueOf(failed.getMessage()))) {
                throw failed;
            }
            System.out.println("started again, because the server tripped over itself: " + failed.getMessage());
            run = newRun();
            run.awaitReady(limit);
        }
    }

    /** The server's address without a path, for example {@code http://localhost:8080}. */
    public URI url() {
        return URI.create("http://localhost:" + settings.port());
    }

    /**
     * An address on this server.
     *
     * @param path starts with a slash and the context root
     */
    public URI url(String path) {
        return url().resolve(path);
    }

    /** Where it says whether its applications are ready: MicroProfile Health. */
    public URI readiness() {
        return product.readiness(settings);
    }

    /** The port for HTTP, the same after a restart. */
    public int port() {
        return settings.port();
    }

    /** The names of its applications, deployed or not: the context root of a WAR, an EAR's name of itself. */
    public List<String> applications() {
        return settings.names();
    }

    /**
     * Takes an application away while the server runs, and returns when it is gone.
     *
     * @param application one of {@link #applications}
     * @throws ServerFailedException if it does not go; the message tells the cause and the log's end
     * @throws UnsupportedOperationException if this make of server cannot do that
     */
    public void undeploy(String application) {
        run.change(product.undeploy(settings, settings.deployable(application)), CHANGE_LIMIT);
    }

    /**
     * Puts an application back after {@link #undeploy}, and returns when it is there.
     *
     * @param application one of {@link #applications}
     * @throws ServerFailedException if it does not come; the message tells the cause and the log's end
     * @throws UnsupportedOperationException if this make of server cannot do that
     */
    public void deploy(String application) {
        run.change(product.deploy(settings, settings.deployable(application)), CHANGE_LIMIT);
    }

    /** Has idle connections to the database closed, if the server remembers with each the bean that used it last. */
    public void dropIdleConnections() {
        product.dropIdleConnections(settings);
    }

    /** The JVM of the present run, to look into. */
    public Jvm jvm() {
        return new Jvm(settings.javaHome(), pid());
    }

    /** The process id of the present run. */
    public long pid() {
        return run.process().pid();
    }

    /** Whether the process of the present run lives. */
    public boolean isRunning() {
        return run.process().isAlive();
    }

    /** Asks the server to shut down (SIGTERM), waits up to 20 s, then kills it. Returns when it is gone. */
    public void stop() {
        run.stop();
    }

    /** Kills the server (SIGKILL) in the middle of whatever it does. Returns when it is gone. */
    public void kill() {
        run.kill();
    }

    /**
     * Starts the server again on the same directory, port and database; stops it first if it runs. The configuration is
     * made anew, data stays. The caller waits with {@link #awaitReady}.
     */
    public void restart() {
        run.stop();
        run = newRun();
    }

    /**
     * Starts the server again as its owner does, from what it remembers; stops it first if it runs. The caller waits
     * until the applications answer: {@link #awaitReady} is for {@link #restart}.
     */
    public void startAgain() {
        run.stop();
        run = newRun(() -> product.prepareAgain(settings));
    }

    /**
     * Waits until the process ends, by itself or by a signal, and returns its exit code (above 128: the signal's number
     * plus 128).
     */
    public int awaitExit() throws InterruptedException {
        return run.process().waitFor();
    }

    /** What the caller can throw when the server went down by itself: the cause in words and the log's end. */
    public ServerFailedException failure(String what) {
        return run.failure(what, null);
    }

    /** Where everything is written that the server prints; restarts append to it. */
    public Path logFile() {
        return settings.logFile();
    }

    /**
     * Everything that the server has printed in all its runs, without colours. It comes through a pipe: what was
     * printed before an answer may be here only after it.
     */
    public String log() {
        try {
            return Files.readString(settings.logFile());
        } catch (NoSuchFileException silent) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stops the server and removes what it has unpacked of itself; its log and its database stay. */
    @Override
    public synchronized void close() {
        stop();
        product.discardUnpacked(settings);
    }

    private ServerRun newRun() {
        return newRun(() -> product.prepare(settings));
    }

    /** Nothing is written before it is known that no other server has the port: it may have the same directory. */
    private ServerRun newRun(Supplier<ProcessBuilder> command) {
        Ports.requireFree(settings.port(), "-Ddemo.port=9080 for the demo, port(0) in a test");
        return ServerRun.start(command.get(), settings.logFile(), settings.listener(), product.readySignal(settings));
    }
}
