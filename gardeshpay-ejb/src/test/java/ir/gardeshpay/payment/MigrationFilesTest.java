package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class MigrationFilesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    /** In a class loader of Open Liberty, Flyway finds a directory by an empty file of this name and not otherwise. */
    private static final String FOUND_BY = "flyway.location";

    @Test
    void everyDatabaseHasTheFileByWhichFlywayFindsItsMigrationsOnOpenLiberty() throws IOException {
        try (Stream<Path> directories = Files.list(RESOURCES.resolve("ir/gardeshpay/migrations"))) {
            List<Path> databases = directories.toList();
            assertThat(databases)
                    .isNotEmpty()
                    .allSatisfy(
                            database -> assertThat(database.resolve(FOUND_BY)).isEmptyFile());
        }
    }

    /** At a start Flyway is asked only if the tables are older than this. */
    @Test
    void theNewestOfEachDatabaseIsWhatTheModuleTakesForIt() throws IOException {
        try (Stream<Path> directories = Files.list(RESOURCES.resolve("ir/gardeshpay/migrations"))) {
            assertThat(directories.map(MigrationFilesTest::newest)).isNotEmpty().allMatch(Schema.NEWEST::equals);
        }
    }

    /** It looks there for classes of the host, whatever it is told, and logs an error if there is no such directory. */
    @Test
    void whatFlywayAlwaysLooksForIsThere() {
        assertThat(RESOURCES.resolve("db/callback").resolve(FOUND_BY)).isEmptyFile();
    }

    private static String newest(Path database) {
        try (Stream<Path> files = Files.list(database)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> MigrationVersion.fromVersion(name.substring(1, name.indexOf("__"))))
                    .max(Comparator.naturalOrder())
                    .map(MigrationVersion::getVersion)
                    .orElse("none");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
