package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real MariaDB, started from binaries that Maven brings, on a free port of the loopback address, with the
 * configuration that the manual has for production. It is stopped when this JVM ends.
 */
public final class MariaDbServer implements DatabaseServer {
    private static final String ADMINISTRATOR = "suite";

    private final MariaDbBinaries binaries;
    private final Path directory;
    private final int port;
    private final AtomicInteger count = new AtomicInteger();
    private MariaDbProcess process;

    private MariaDbServer(MariaDbBinaries binaries, Path directory, int port) throws IOException {
        this.binaries = binaries;
        this.directory = directory;
        this.port = port;
        this.process = binaries.start(directory, port);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-mariadb"));
    }

    /**
     * Starts a new MariaDB and waits until it answers.
     *
     * @param parent gets a new directory for the data
     */
    public static MariaDbServer start(Path parent) {
        try {
            Files.createDirectories(parent);
            MariaDbBinaries binaries = new MariaDbBinaries(SuiteDirectories.mariaDb());
            Path directory = Files.createTempDirectory(parent, "mariadb-").toAbsolutePath();
            binaries.install(directory, firstUsers());
            return new MariaDbServer(binaries, directory, Ports.free());
        } catch (IOException failed) {
            throw new ServerFailedException(
                    "MariaDB could not be started in " + parent
                            + ". The suite carries its binaries for Linux on amd64 only;"
                            + " elsewhere run on H2: -Dsuite.database=h2",
                    failed);
        }
    }

    private static String firstUsers() {
        return "create user if not exists " + at(ADMINISTRATOR) + " identified by '" + ADMINISTRATOR + "';\n"
                + "grant all on *.* to " + at(ADMINISTRATOR) + " with grant option;\n"
                + "create user if not exists " + at(MariaDbDatabase.OWNER) + " identified by '"
                + MariaDbDatabase.PASSWORD + "';\n";
    }

    private static String at(String user) {
        return user + "@'127.0.0.1'";
    }

    /** The port, the same after a restart. */
    public int port() {
        return port;
    }

    @Override
    public MariaDbDatabase createDatabase() {
        String name = "suite_" + count.incrementAndGet();
        asAdministrator(MariaDbDatabase.creation(name));
        asAdministrator("grant all on " + name + ".* to " + at(MariaDbDatabase.OWNER));
        return new MariaDbDatabase(port, name, MariaDbDatabase.READ_COMMITTED);
    }

    /** Kills it (SIGKILL), as a power cut would. Start it again with {@link #restart}. */
    public void stopHard() {
        process.kill();
    }

    /** Starts it on the same data and port; it recovers from its log if it was killed. Returns when it answers. */
    public void restart() {
        try {
            close();
            process = binaries.start(directory, port);
        } catch (IOException failed) {
            throw new UncheckedIOException("MariaDB did not come up again in " + directory, failed);
        }
    }

    @Override
    public void close() {
        process.stop();
    }

    private void asAdministrator(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:mariadb://127.0.0.1:" + port + "/", ADMINISTRATOR, ADMINISTRATOR);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new ServerFailedException("MariaDB refused: " + sql, failed);
        }
    }
}
