package ir.gardeshpay.suite;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL, started from binaries that Maven brings, on a free port of the loopback address. It writes as
 * safely as in production: fsync and synchronous commit are on. It is stopped when this JVM ends.
 */
public final class PostgresServer implements DatabaseServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final Map<String, String> settings;
    private final AtomicInteger count = new AtomicInteger();
    private EmbeddedPostgres postgres;

    private PostgresServer(Path directory, int port, Map<String, String> settings) throws IOException {
        this.directory = directory;
        this.port = port;
        this.settings = settings;
        this.postgres = startProcess();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-postgresql"));
    }

    /**
     * Starts a new PostgreSQL and waits until it answers.
     *
     * @param parent gets a new directory for the data
     */
    public static PostgresServer start(Path parent) {
        return start(parent, Map.of());
    }

    /**
     * The same, with settings of its own.
     *
     * @param settings as in {@code postgresql.conf}, for example {@code shared_preload_libraries}
     */
    public static PostgresServer start(Path parent, Map<String, String> settings) {
        try {
            Files.createDirectories(parent);
            PostgresServer server = new PostgresServer(
                    Files.createTempDirectory(parent, "postgresql-").toAbsolutePath(), Ports.free(), settings);
            server.asSuperuser("create role " + PostgresDatabase.OWNER + " login");
            return server;
        } catch (IOException failed) {
            throw new ServerFailedException(
                    "PostgreSQL could not be started in " + parent
                            + ". The suite carries its binaries for Linux on amd64 only;"
                            + " elsewhere run on H2: -Dsuite.database=h2",
                    failed);
        }
    }

    /** The port, the same after a restart. */
    public int port() {
        return port;
    }

    @Override
    public PostgresDatabase createDatabase() {
        return created("");
    }

    /** One that keeps characters in another encoding than UTF8. */
    public PostgresDatabase createDatabase(String encoding) {
        return created(" encoding '" + encoding + "' locale 'C' template template0");
    }

    private PostgresDatabase created(String how) {
        String name = "suite_" + count.incrementAndGet();
        asSuperuser("create database " + name + " owner " + PostgresDatabase.OWNER + how);
        return new PostgresDatabase(port, name);
    }

    /** Kills all of its processes at once (SIGKILL), as a power cut would. Start it again with {@link #restart}. */
    public void stopHard() {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(processes);
        close();
    }

    /** Starts it on the same data and port; it recovers from its log if it was killed. Returns when it answers. */
    public void restart() {
        try {
            close();
            postgres = startProcess();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not come up again in " + directory, failed);
        }
    }

    @Override
    public void close() {
        try {
            List<ProcessHandle> processes = processes();
            postgres.close(); // it does not wait long
            awaitEnd(processes);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL in " + directory + " could not be stopped", failed);
        }
    }

    /** Removes its data, after {@link #close}: it cannot be started again. */
    public void discard() {
        SuiteDirectories.delete(directory);
    }

    private EmbeddedPostgres startProcess() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_LIMIT)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200");
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    private List<ProcessHandle> processes() {
        try (Stream<String> lines = Files.lines(directory.resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid)
                    .map(parent -> Stream.concat(Stream.of(parent), parent.descendants())
                            .toList())
                    .orElse(List.of());
        } catch (IOException stopped) {
            return List.of();
        }
    }

    /** Not for ever: where nobody reaps it, an ended process looks as if it still ran. */
    private static void awaitEnd(List<ProcessHandle> processes) {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, START_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void asSuperuser(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new ServerFailedException("PostgreSQL refused: " + sql, failed);
        }
    }
}
