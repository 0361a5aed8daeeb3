package ir.gardeshpay.suite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One database of a {@link MariaDbServer}, owned by a user with no other rights, as in production.
 *
 * @param port where MariaDB listens on loopback
 * @param name the database
 * @param options of the driver, as they stand in the URL
 */
public record MariaDbDatabase(int port, String name, String options) implements Database {
    static final String OWNER = "gardeshpay";
    static final String PASSWORD = "gardeshpay";

    /** As the manual says; MariaDB's own default is REPEATABLE READ. */
    static final String READ_COMMITTED = "transactionIsolation=READ-COMMITTED";

    @Override
    public String product() {
        return "MariaDB";
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + name + "?" + options;
    }

    @Override
    public String user() {
        return OWNER;
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    @Override
    public Path driver() {
        return SuiteDirectories.mariaDbDriver();
    }

    @Override
    public String dataSourceClass() {
        return "org.mariadb.jdbc.MariaDbDataSource";
    }

    @Override
    public List<String> jvmOptions() {
        return List.of();
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), OWNER, PASSWORD);
    }

    /** The same database, reached with other options of the driver. */
    public MariaDbDatabase withOptions(String others) {
        return new MariaDbDatabase(port, name, others);
    }

    @Override
    public void clean() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + name);
            statement.execute(creation(name));
        }
    }

    static String creation(String name) {
        return "create database " + name + " character set utf8mb4";
    }
}
