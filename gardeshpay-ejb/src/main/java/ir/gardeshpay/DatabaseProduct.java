package ir.gardeshpay;

import java.util.Locale;

/** The databases that the module knows. */
public enum DatabaseProduct {
    /** For trying out. */
    H2,
    /**
     * Writes by one statement what belongs together, and does not go on in a transaction in which a statement has
     * failed.
     */
    POSTGRESQL,
    /** By its own driver. */
    MARIADB;

    /**
     * By the name that the driver gives. MySQL is refused before it is found out at the first sequence; its driver says
     * MySQL of a MariaDB too.
     *
     * @throws IllegalStateException if it is another one, with the names of those that are known
     */
    public static DatabaseProduct of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            case "mariadb" -> MARIADB;
            case "mysql" ->
                throw new IllegalStateException(
                        "java:comp/DefaultDataSource is a MySQL, which has no sequences; known are"
                                + " H2, PostgreSQL and MariaDB. A MariaDB needs its own driver, org.mariadb.jdbc.MariaDbDataSource:"
                                + " MySQL's driver takes it for a MySQL. Nothing was changed.");
            default ->
                throw new IllegalStateException("the database of java:comp/DefaultDataSource is " + name
                        + "; known are H2, PostgreSQL and MariaDB. Nothing was changed.");
        };
    }

    /** As its migrations are called. */
    public String location() {
        return name().toLowerCase(Locale.ROOT);
    }
}
