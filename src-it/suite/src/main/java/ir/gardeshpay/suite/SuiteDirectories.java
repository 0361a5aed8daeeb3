package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the build has put the servers, and where runs may write: {@code suite.servers} and {@code suite.work}. */
final class SuiteDirectories {
    private SuiteDirectories() {}

    /** The server itself, copied by the build. */
    static Path payaraMicroJar() {
        return built("payara-micro.jar");
    }

    /** PostgreSQL's JDBC driver, for the server to load. */
    static Path postgresqlDriver() {
        return built("postgresql.jar");
    }

    /** MariaDB's JDBC driver, for the server to load. */
    static Path mariaDbDriver() {
        return built("mariadb.jar");
    }

    /** MariaDB itself: the directory that has its {@code bin}. The build unpacks it only for runs on MariaDB. */
    static Path mariaDb() {
        Path unpacked = Path.of(System.getProperty("suite.servers", "target/servers"))
                .resolve("mariadb")
                .toAbsolutePath();
        if (!Files.isDirectory(unpacked)) {
            throw new IllegalStateException("There is no " + unpacked
                    + ". The build unpacks it there: ./mvnw process-resources -Dsuite.database=mariadb");
        }
        try (Stream<Path> paths = Files.walk(unpacked)) {
            return paths.filter(path -> Files.isRegularFile(path.resolve("bin").resolve("mariadbd")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no bin/mariadbd in " + unpacked));
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot look into " + unpacked, failed);
        }
    }

    /** H2's JDBC driver, and H2 itself: the same version as the tests have, for servers with another one or none. */
    static Path h2Driver() {
        return built("h2.jar");
    }

    /** Payara Server, unpacked by the build if {@code -Dsuite.server} asks for it; to be read only. */
    static Path payaraServer() {
        return built("payara6");
    }

    /** WildFly, unpacked by the build if {@code -Dsuite.server} asks for it; to be read only. */
    static Path wildFly() {
        return built("wildfly");
    }

    /** Open Liberty, unpacked by the build if {@code -Dsuite.server} asks for it; to be read only. */
    static Path openLiberty() {
        return built("wlp");
    }

    /** The files by which the manual sets up a server: the suite's servers are started with the very same. */
    static Path setUp(String server) {
        return Path.of(System.getProperty("suite.setups", "../../docs/servers"))
                .resolve(server)
                .toAbsolutePath()
                .normalize();
    }

    /** A new, empty directory. */
    static Path fresh(String name) {
        try {
            Files.createDirectories(work());
            return Files.createTempDirectory(work(), name + "-");
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot make a directory for " + name, failed);
        }
    }

    /** Removes what the run before this one has left. */
    static void empty() {
        delete(work());
    }

    /** Removes a file, or a directory with all in it, if it is there. */
    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot remove " + tree, failed);
        }
    }

    /** Copies a directory with all in it; what is there already is written over. */
    static void copy(Path tree, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(tree.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Path work() {
        return Path.of(System.getProperty("suite.work", "target/suite/other")).toAbsolutePath();
    }

    private static Path built(String name) {
        Path built = Path.of(System.getProperty("suite.servers", "target/servers"))
                .resolve(name)
                .toAbsolutePath();
        if (!Files.exists(built)) {
            throw new IllegalStateException("There is no " + built + ". The build copies it there: run ./mvnw"
                    + " process-resources in src-it/suite, or say where it is: -Dsuite.servers=DIRECTORY");
        }
        return built;
    }
}
