package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationFilesTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/ir/gardeshpay/migrations");

    /** In a class loader of Open Liberty, Flyway finds a directory by an empty file of this name and not otherwise. */
    @Test
    void everyDatabaseHasTheFileByWhichFlywayFindsItsMigrationsOnOpenLiberty() throws IOException {
        try (Stream<Path> directories = Files.list(MIGRATIONS)) {
            List<Path> databases = directories.toList();
            assertThat(databases)
                    .isNotEmpty()
                    .allSatisfy(database ->
                            assertThat(database.resolve("flyway.location")).isEmptyFile());
        }
    }
}
