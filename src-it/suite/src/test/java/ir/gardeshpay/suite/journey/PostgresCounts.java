package ir.gardeshpay.suite.journey;

import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.PostgresDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What PostgreSQL itself has counted of a server's transactions, statements and ways through tables. It is asked as
 * another user than the server is, so that it does not count itself. For a PostgreSQL of the test's own, started with
 * {@link #SETTINGS}, on which nothing else writes.
 */
final class PostgresCounts implements AutoCloseable {

    /** What PostgreSQL must be started with. Autovacuum would take ids of transactions too. */
    static final Map<String, String> SETTINGS =
            Map.of("shared_preload_libraries", "pg_stat_statements", "autovacuum", "off");

    private static final String STATEMENTS = "select query, sum(calls) from pg_stat_statements"
            + " where dbid = (select oid from pg_database where datname = current_database()) and userid = ?::regrole"
            + " group by query order by 2 desc, 1";

    private static final String TRANSACTIONS = "select 'all', pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
    private static final String FULL_SCANS = "select relname, seq_scan from pg_stat_user_tables where seq_scan > 0";
    private static final String OTHERS = "select 'pid', pid from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String user;
    private final Connection connection;

    private PostgresCounts(PostgresDatabase database) throws SQLException {
        user = database.user();
        connection = database.asSuperuser().connect();
        run("create extension if not exists pg_stat_statements");
    }

    /** Of what the server does in its database, which is one of PostgreSQL's. */
    static PostgresCounts of(Database database) throws SQLException {
        return new PostgresCounts((PostgresDatabase) database);
    }

    /** Forgets all statements so far, and how tables were read. */
    void forget() throws SQLException {
        run("select pg_stat_statements_reset()");
        run("select pg_stat_reset()");
    }

    /**
     * How many transactions have written something since PostgreSQL was made: each of them, and nothing else, takes an
     * id.
     */
    long writingTransactions() throws SQLException {
        return Objects.requireNonNull(numbers(TRANSACTIONS).get("all"));
    }

    /** The server's statements, those that ran most often first. */
    List<CountedStatement> statements() throws SQLException {
        List<CountedStatement> found = new ArrayList<>();
        try (PreparedStatement look = connection.prepareStatement(STATEMENTS)) {
            look.setString(1, user);
            try (ResultSet row = look.executeQuery()) {
                while (row.next()) {
                    found.add(new CountedStatement(row.getString(1), row.getLong(2)));
                }
            }
        }
        return found;
    }

    /**
     * Returns when nobody else has a connection to the database: who has one tells some seconds late what it has done.
     */
    void awaitNobodyElse() {
        await().atMost(SOON).until(() -> numbers(OTHERS).isEmpty());
    }

    /** The tables that were read from end to end, by whomever, and how often. */
    Map<String, Long> readFromEndToEnd() throws SQLException {
        return numbers(FULL_SCANS);
    }

    private Map<String, Long> numbers(String sql) throws SQLException {
        Map<String, Long> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.put(row.getString(1), row.getLong(2));
            }
        }
        return found;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
