package ir.gardeshpay.suite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One database of a {@link PostgresServer}, owned by a role with no other rights, as in production.
 *
 * @param port where PostgreSQL listens on loopback
 * @param name the database
 * @param user who connects to it
 */
public record PostgresDatabase(int port, String name, String user) implements Database {
    static final String OWNER = "gardeshpay";
    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "gardeshpay";

    /** As its owner uses it. */
    public PostgresDatabase(int port, String name) {
        this(port, name, OWNER);
    }

    /** The same database for who may see everything, and whose statements PostgreSQL counts apart from the owner's. */
    public PostgresDatabase asSuperuser() {
        return new PostgresDatabase(port, name, SUPERUSER);
    }

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    @Override
    public Path driver() {
        return SuiteDirectories.postgresqlDriver();
    }

    @Override
    public String dataSourceClass() {
        return "org.postgresql.ds.PGSimpleDataSource";
    }

    @Override
    public List<String> jvmOptions() {
        return List.of();
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, PASSWORD);
    }

    @Override
    public void clean() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }
}
