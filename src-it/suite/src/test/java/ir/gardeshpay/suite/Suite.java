package ir.gardeshpay.suite;

import java.util.concurrent.ConcurrentHashMap;

/**
 * What the present run is about: its database product, and the database and the port of the servers that Arquillian
 * starts. One a JVM; made by {@link SuiteSession} before the first test.
 */
public final class Suite {
    private static final ConcurrentHashMap<String, Suite> RUN = new ConcurrentHashMap<>();

    private final DatabaseServer databases;
    private final Database arquillianDatabase;
    private final int arquillianPort = Ports.free();

    private Suite(DatabaseServer databases) {
        this.databases = databases;
        this.arquillianDatabase = databases.createDatabase();
    }

    /** The run of this JVM; the first call starts the database product. */
    public static Suite run() {
        return RUN.computeIfAbsent(product(), Suite::started);
    }

    /**
     * What {@code -Dsuite.database} says: {@code h2} (also if nothing is said, as in an IDE), {@code postgresql} or
     * {@code mariadb}.
     */
    public static String product() {
        return System.getProperty("suite.database", "h2");
    }

    /** Gives databases for servers that a test starts by itself. */
    public DatabaseServer databases() {
        return databases;
    }

    /** The database of the servers that Arquillian starts, emptied before each of them. */
    public Database arquillianDatabase() {
        return arquillianDatabase;
    }

    /** The port of the servers that Arquillian starts, which come one after the other. */
    public int arquillianPort() {
        return arquillianPort;
    }

    private static Suite started(String product) {
        return new Suite(DatabaseServer.named(product, SuiteDirectories.fresh(product)));
    }
}
