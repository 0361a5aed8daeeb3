package ir.gardeshpay.bench.measure;

import ir.gardeshpay.suite.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The most that a server had at once, looked at four times a second until this is closed. Its figures are asked after
 * that.
 */
public final class Peaks implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final String CONNECTIONS =
            "select count(*), count(*) filter (where state <> 'idle') from pg_stat_activity where usename = ?";

    private final long pid;
    private final PostgresDatabase database;
    private final Thread looking;
    private volatile boolean over;
    private volatile @Nullable Exception failure;
    private volatile long threads;
    private volatile long connections;
    private volatile long busyConnections;

    private Peaks(long pid, PostgresDatabase database) {
        this.pid = pid;
        this.database = database;
        this.looking = new Thread(this::look, "peaks");
        looking.setDaemon(true);
    }

    /** Begins to look. */
    public static Peaks of(MeasuredServer server, PostgresDatabase database) {
        Peaks peaks = new Peaks(server.server().pid(), database);
        peaks.looking.start();
        return peaks;
    }

    private void look() {
        try (Connection connection = database.asSuperuser().connect();
                PreparedStatement statement = connection.prepareStatement(CONNECTIONS)) {
            statement.setString(1, database.user());
            while (!over) {
                threads = Math.max(threads, threadsNow());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    connections = Math.max(connections, row.getLong(1));
                    busyConnections = Math.max(busyConnections, row.getLong(2));
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (SQLException | IOException failed) {
            failure = failed;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private long threadsNow() throws IOException {
        Matcher found = THREADS.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
        if (!found.find()) {
            throw new IOException("The process " + pid + " has ended");
        }
        return Long.parseLong(found.group(1));
    }

    /** Threads of the server's process. */
    public long threads() {
        return seen(threads);
    }

    /** Connections to the database, idle ones too. */
    public long connections() {
        return seen(connections);
    }

    /** Those that did something, or had a transaction open. */
    public long busyConnections() {
        return seen(busyConnections);
    }

    /** A look that failed shall not pass for one that saw little. */
    private long seen(long most) {
        if (failure != null || most == 0) {
            throw new IllegalStateException("nobody has seen what the server had", failure);
        }
        return most;
    }

    @Override
    public void close() {
        over = true;
        try {
            looking.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
