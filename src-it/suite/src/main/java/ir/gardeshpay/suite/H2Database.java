package ir.gardeshpay.suite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * An embedded H2 database in one file, which outlives the server. A test can open it while the server runs (H2's
 * AUTO_SERVER, on the loopback address).
 *
 * @param file without the ending {@code .mv.db} that H2 adds
 */
public record H2Database(Path file) implements Database {
    private static final String USER = "sa";
    private static final String PASSWORD = "sa";

    private static final String LOOPBACK_ONLY = "127.0.0.1";

    static {
        System.setProperty("h2.bindAddress", LOOPBACK_ONLY);
    }

    @Override
    public String product() {
        return "H2";
    }

    /** WRITE_DELAY=0: H2 else writes a commit up to half a second later, and a killed server would lose it. */
    @Override
    public String jdbcUrl() {
        return "jdbc:h2:file:" + file.toAbsolutePath() + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return PASSWORD;
    }

    @Override
    public Path driver() {
        return SuiteDirectories.h2Driver();
    }

    @Override
    public String dataSourceClass() {
        return "org.h2.jdbcx.JdbcDataSource";
    }

    @Override
    public List<String> jvmOptions() {
        return List.of("-Dh2.bindAddress=" + LOOPBACK_ONLY);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), USER, PASSWORD);
    }

    @Override
    public void clean() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop all objects");
        }
    }
}
