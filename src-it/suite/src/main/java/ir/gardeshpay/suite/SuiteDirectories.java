package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
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

    /** H2's JDBC driver, and H2 itself: the same version as the tests have, for servers with another one or none. */
    static Path h2Driver() {
        return built("h2.jar");
    }

    /** Payara Server, unpacked by the build; nobody writes in it. */
    static Path payaraServer() {
        return existing(servers().resolve("payara6"), Files::isDirectory);
    }

    /** The manual's directory for a server, by which an administrator sets it up: {@code docs/servers/NAME}. */
    static Path manual(String name) {
        return existing(
                Path.of(System.getProperty("suite.manual", "../../docs/servers"), name)
                        .toAbsolutePath(),
                Files::isDirectory);
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

    private static Path work() {
        return Path.of(System.getProperty("suite.work", "target/suite/other")).toAbsolutePath();
    }

    private static Path built(String name) {
        return existing(servers().resolve(name), Files::isRegularFile);
    }

    private static Path servers() {
        return Path.of(System.getProperty("suite.servers", "target/servers")).toAbsolutePath();
    }

    private static Path existing(Path built, Predicate<Path> isThere) {
        if (!isThere.test(built)) {
            throw new IllegalStateException("There is no " + built + ". The build puts servers there: run ./mvnw"
                    + " process-resources in src-it/suite. Or say where they are: -Dsuite.servers=DIRECTORY, and"
                    + " -Dsuite.manual=DIRECTORY for docs/servers");
        }
        return built;
    }
}
