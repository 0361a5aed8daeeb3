package ir.gardeshpay.suite.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One combination that is run.
 *
 * @param server as {@code -Dsuite.server} has it
 * @param packaging as {@code -Dsuite.packaging} has it
 * @param database as {@code -Dsuite.database} has it
 * @param java the feature version of the server's JVM
 * @param brief whether what is tried once a server is left to {@code ./mvnw verify} and to the whole matrix
 */
record Cell(String server, String packaging, String database, int java, boolean brief) {

    private static final Map<String, String> TITLES = Map.of(
            "payara-micro", "Payara Micro",
            "payara-server", "Payara Server",
            "wildfly", "WildFly",
            "open-liberty", "Open Liberty",
            "h2", "H2",
            "postgresql", "PostgreSQL",
            "mariadb", "MariaDB");

    private static final List<String> DATABASES = List.of("h2", "postgresql", "mariadb");
    private static final List<Integer> JAVAS = List.of(17, 25);

    /** Everything there is: Payara Micro deploys no EAR. */
    static List<Cell> all() {
        return Stream.of("payara-micro", "payara-server", "wildfly", "open-liberty")
                .flatMap(server -> Stream.of("war", "ear").map(packaging -> new Cell(server, packaging, "", 0, false)))
                .filter(cell -> !(cell.server.equals("payara-micro") && cell.packaging.equals("ear")))
                .flatMap(cell ->
                        DATABASES.stream().map(database -> new Cell(cell.server, cell.packaging, database, 0, false)))
                .flatMap(cell ->
                        JAVAS.stream().map(java -> new Cell(cell.server, cell.packaging, cell.database, java, false)))
                .toList();
    }

    /**
     * A few, in which with those of {@code ./mvnw verify} every server, packaging, database and Java version occurs,
     * and both JPA providers on MariaDB: Hibernate there, on WildFly.
     */
    static List<Cell> few() {
        return List.of(
                new Cell("payara-server", "ear", "postgresql", 17, true),
                new Cell("open-liberty", "ear", "mariadb", 25, true));
    }

    /** The tags of tests that run there; none: all tests. */
    List<String> taken() {
        return isWhole() ? List.of() : tried();
    }

    /**
     * Where every test is run that there is, those of several nodes and of killed servers among them: on each server
     * with PostgreSQL, and with MariaDB on one server of each JPA provider.
     */
    private boolean isWhole() {
        boolean onMariaDb =
                database.equals("mariadb") && List.of("payara-micro", "wildfly").contains(server);
        return packaging.equals("war") && java == 17 && !brief && (onMariaDb || database.equals("postgresql"));
    }

    private List<String> tried() {
        boolean redeploys = standsForItsServer() && redeploys();
        return Stream.of(
                        Stream.of("everywhere"),
                        redeploys ? Stream.of("redeploy") : Stream.<String>empty(),
                        isInside() ? Stream.of("inside") : Stream.<String>empty())
                .flatMap(tags -> tags)
                .toList();
    }

    private boolean redeploys() {
        return !server.equals("payara-micro");
    }

    /**
     * What is tried inside a host meets the server's transactions and the database, and neither the packaging nor the
     * JVM.
     */
    private boolean isInside() {
        return packaging.equals("war") && java == 17 && !brief;
    }

    /**
     * Of all cells of its server and packaging, what neither the database nor the JVM can change is tested in this one.
     */
    private boolean standsForItsServer() {
        return database.equals("postgresql") && java == 17;
    }

    /** The tags of tests that are about another database, or take too long for a cell. */
    List<String> leftOut() {
        Stream<String> others = DATABASES.stream().filter(other -> !other.equals(database));
        Stream<String> rest;
        if (isWhole()) {
            rest = redeploys() && standsForItsServer() ? Stream.of("long") : Stream.of("long", "redeploy");
        } else {
            rest = Stream.of(
                            database.equals("h2") ? "database-server" : "",
                            standsForItsServer() && !brief ? "" : "once-a-server",
                            "crashes")
                    .filter(tag -> !tag.isEmpty());
        }
        return Stream.concat(others, rest).toList();
    }

    /** As {@code -Dsuite.cells} looks for it: {@code wildfly-ear-mariadb-25}. A brief run stands for no whole one. */
    String name() {
        return server + "-" + packaging + "-" + database + "-" + java + (brief ? "-brief" : "");
    }

    /** The four columns of the table, and the JPA provider that comes with the server. */
    String row() {
        return "| " + TITLES.get(server) + " | " + packaging.toUpperCase(Locale.ROOT) + " | "
                + TITLES.get(database) + " | " + java + " | "
                + (server.equals("wildfly") ? "Hibernate" : "EclipseLink") + " |";
    }
}
