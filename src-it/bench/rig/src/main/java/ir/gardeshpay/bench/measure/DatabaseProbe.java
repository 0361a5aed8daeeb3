package ir.gardeshpay.bench.measure;

import ir.gardeshpay.suite.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks at PostgreSQL's own statistics, from another database of the same server and as another user than the
 * applications, so that it does not see itself. Not thread-safe.
 */
public final class DatabaseProbe implements AutoCloseable {

    /** What PostgreSQL must be started with. */
    public static final Map<String, String> SETTINGS = Map.of("shared_preload_libraries", "pg_stat_statements");

    private static final Duration COUNTED_AFTER = Duration.ofMillis(1500);

    private static final String COUNTS = "select xact_commit, pg_snapshot_xmax(pg_current_snapshot())::text::bigint,"
            + " pg_current_wal_insert_lsn() - '0/0'::pg_lsn from pg_stat_database where datname = ?";
    private static final String STATEMENTS = "select queryid, query, calls, total_exec_time from pg_stat_statements"
            + " where userid = ?::regrole and dbid = (select oid from pg_database where datname = ?)";

    private final PostgresDatabase database;
    private final Connection connection;

    /** Looks at what happens in this database. */
    public DatabaseProbe(PostgresDatabase database) throws SQLException {
        this.database = database;
        this.connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres", "postgres", "postgres");
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    /** The process that all others of this PostgreSQL come from. */
    public ProcessHandle process() throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        }
    }

    /** Has PostgreSQL write all that it still owes the disk, so that no later measurement pays for it. */
    public void checkpoint() throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** What was done so far, while nobody does anything: PostgreSQL counts a second late. */
    public DatabaseFigures look() throws SQLException {
        awaitCounted();
        try (PreparedStatement counts = connection.prepareStatement(COUNTS)) {
            counts.setString(1, database.name());
            try (ResultSet row = counts.executeQuery()) {
                row.next();
                return new DatabaseFigures(row.getLong(1), row.getLong(2), row.getLong(3), statements());
            }
        }
    }

    private static void awaitCounted() {
        try {
            Thread.sleep(COUNTED_AFTER.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<Long, Statement> statements() throws SQLException {
        Map<Long, Statement> found = new HashMap<>();
        try (PreparedStatement look = connection.prepareStatement(STATEMENTS)) {
            look.setString(1, database.user());
            look.setString(2, database.name());
            try (ResultSet row = look.executeQuery()) {
                while (row.next()) {
                    found.merge(
                            row.getLong(1),
                            new Statement(row.getString(2), row.getLong(3), row.getDouble(4)),
                            Statement::plus);
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
