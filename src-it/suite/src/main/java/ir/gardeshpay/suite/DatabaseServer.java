package ir.gardeshpay.suite;

import java.nio.file.Path;

/** Gives fresh databases of one product. Closing it ends the product's process, if it has one. */
public sealed interface DatabaseServer extends AutoCloseable permits H2Files, PostgresServer, MariaDbServer {
    /** A new and empty database, which no other server uses. */
    Database createDatabase();

    @Override
    void close();

    /**
     * Starts the product that a run asks for by {@code -Dsuite.database}.
     *
     * @param product {@code h2}, {@code postgresql} or {@code mariadb}
     * @param directory where the data goes
     */
    static DatabaseServer named(String product, Path directory) {
        return switch (product) {
            case "h2" -> new H2Files(directory);
            case "postgresql" -> PostgresServer.start(directory);
            case "mariadb" -> MariaDbServer.start(directory);
            default ->
                throw new IllegalArgumentException(
                        "suite.database is '" + product
                                + "', which the suite does not know. Right values are h2, postgresql and mariadb: -Dsuite.database=h2");
        };
    }
}
