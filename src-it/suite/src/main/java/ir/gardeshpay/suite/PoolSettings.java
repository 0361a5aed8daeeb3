package ir.gardeshpay.suite;

import java.util.List;

/**
 * How Payara's connection pool to a database behaves in the suite, said in full, so that no default surprises: 8 to 32
 * connections, 10 s of waiting for one, 30 s for a statement, and a connection is checked before it is handed out, so
 * that a database may be restarted under a running server.
 */
final class PoolSettings {
    private PoolSettings() {}

    /** The commands for a pool that exists. The order matters: Payara refuses validation before it knows how. */
    static List<String> commandsFor(String pool) {
        return List.of(
                set(pool, "steady-pool-size", "8"),
                set(pool, "max-pool-size", "32"),
                set(pool, "max-wait-time-in-millis", "10000"),
                set(pool, "statement-timeout-in-seconds", "30"),
                set(pool, "validation-classname", "org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation"),
                set(pool, "connection-validation-method", "custom-validation"),
                set(pool, "is-connection-validation-required", "true"));
    }

    /** A command that sets one attribute of a pool; a value may hold {@code :}, {@code =} and {@code ;} as they are. */
    static String set(String pool, String attribute, String value) {
        return "set resources.jdbc-connection-pool." + pool + "." + attribute + "=" + value;
    }
}
