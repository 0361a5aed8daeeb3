package ir.gardeshpay.suite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A database that a server and a test use at the same time: it tells the server how to reach it, and lets the test look
 * inside.
 */
public sealed interface Database permits H2Database, PostgresDatabase, MariaDbDatabase {
    /**
     * What {@link java.sql.DatabaseMetaData#getDatabaseProductName} says: {@code H2}, {@code PostgreSQL} or
     * {@code MariaDB}.
     */
    String product();

    /** The address for JDBC, without user and password. */
    String jdbcUrl();

    /** The user that owns it. */
    String user();

    /** That user's password; it is never empty, which Payara would take for none. */
    String password();

    /** The jar with the JDBC driver, for a server that does not bring it along. */
    Path driver();

    /**
     * The driver's class of {@code javax.sql.DataSource}; it has the properties {@code url}, {@code user},
     * {@code password}.
     */
    String dataSourceClass();

    /** Options that the server's JVM needs for this database. */
    List<String> jvmOptions();

    /** A new connection with auto-commit; the caller closes it. */
    Connection connect() throws SQLException;

    /** Removes all tables and sequences, as if the database were new. No server may use it meanwhile. */
    void clean() throws SQLException;

    /**
     * All rows of all tables as text, to look for what must never be stored. Binary columns are read as UTF-8.
     *
     * @return a line {@code TABLE name}, then a line {@code column=value | column=value …} for each row
     */
    default String dump() throws SQLException {
        try (Connection connection = connect()) {
            return new DatabaseDump(connection).text();
        }
    }
}
