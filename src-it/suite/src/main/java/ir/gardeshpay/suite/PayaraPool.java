package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes {@code java:comp/DefaultDataSource} of a Payara another database, by the commands that the manual gives for
 * PostgreSQL: {@code docs/servers/SERVER/postgresql.asadmin}. Another database differs in the driver's class only.
 */
final class PayaraPool {
    private static final String COMMANDS = "postgresql.asadmin";
    /** The pool that these commands make. */
    static final String NAME = "gardeshpay-pool";

    private static final String DRIVER_OF_THE_MANUAL = "org.postgresql.ds.PGSimpleDataSource";

    private PayaraPool() {}

    /** The commands that run before the server boots. */
    static List<String> commandsFor(Database database, ServerProduct product) throws IOException {
        return Files.readAllLines(SuiteDirectories.setUp(product.name()).resolve(COMMANDS)).stream()
                .map(line -> line.replace(DRIVER_OF_THE_MANUAL, database.dataSourceClass()))
                .toList();
    }

    /** Where these commands look for the database. */
    static Map<String, String> environment(Database database) {
        return Map.of(
                "GARDESHPAY_DB_URL", database.jdbcUrl(),
                "GARDESHPAY_DB_USER", database.user(),
                "GARDESHPAY_DB_PASSWORD", database.password());
    }

    /** The jars that the server must load for it: Payara brings H2 along. */
    static List<Path> libraries(Database database) {
        return database instanceof H2Database ? List.of() : List.of(database.driver());
    }
}
