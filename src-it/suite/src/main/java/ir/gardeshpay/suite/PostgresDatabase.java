package ir.gardeshpay.suite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * One database of a {@link PostgresServer}, owned by a role with no other rights, as in production.
 *
 * @param port where PostgreSQL listens on loopback
 * @param name the database
 */
public record PostgresDatabase(int port, String name) implements Database {
    static final String OWNER = "gardeshpay";
    private static final String PASSWORD = "gardeshpay";
    private static final String POOL = "gp-pool";

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    @Override
    public List<String> preBootCommands() {
        Stream<String> pool = Stream.of(
                "create-jdbc-connection-pool --datasourceclassname=org.postgresql.ds.PGSimpleDataSource"
                        + " --restype=javax.sql.DataSource " + POOL,
                PoolSettings.set(POOL, "property.user", OWNER),
                PoolSettings.set(POOL, "property.password", PASSWORD),
                PoolSettings.set(POOL, "property.url", jdbcUrl()),
                "set resources.jdbc-resource.jdbc/__default.pool-name=" + POOL);
        return Stream.concat(pool, PoolSettings.commandsFor(POOL).stream()).toList();
    }

    @Override
    public List<Path> libraries() {
        return List.of(SuiteDirectories.postgresqlDriver());
    }

    @Override
    public List<String> jvmOptions() {
        return List.of();
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), OWNER, PASSWORD);
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
