package ir.gardeshpay.suite;

import java.nio.file.Path;
import java.util.List;

/**
 * Makes {@code java:comp/DefaultDataSource} of a Payara another database, by commands that run before it boots. How the
 * connection pool behaves is said in full, so that no default surprises: 8 to 32 connections, 10 s of waiting for one, 30 s
 * for a statement, and a connection is checked before it is handed out, so that a database may be restarted under a running
 * server.
 */
final class PayaraPool {
    private static final String POOL = "gp-pool";

    private PayaraPool() {}

    /** The commands, in the order that Payara wants: it refuses validation before it knows how. */
    static List<String> commandsFor(Database database) {
        return List.of(
                "create-jdbc-connection-pool --datasourceclassname=" + database.dataSourceClass()
                        + " --restype=javax.sql.DataSource " + POOL,
                set("property.user", database.user()),
                set("property.password", database.password()),
                set("property.url", database.jdbcUrl()),
                set("steady-pool-size", "8"),
                set("max-pool-size", "32"),
                set("max-wait-time-in-millis", "10000"),
                set("statement-timeout-in-seconds", "30"),
                set("validation-classname", "org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation"),
                set("connection-validation-method", "custom-validation"),
                set("is-connection-validation-required", "true"),
                "set resources.jdbc-resource.jdbc/__default.pool-name=" + POOL);
    }

    /** The jars that the server must load for it: Payara brings H2 along. */
    static List<Path> libraries(Database database) {
        return database instanceof H2Database ? List.of() : List.of(database.driver());
    }

    /** A value may hold {@code :}, {@code =} and {@code ;} as they are. */
    private static String set(String attribute, String value) {
        return "set resources.jdbc-connection-pool." + POOL + "." + attribute + "=" + value;
    }
}
