package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gardeshpay.DatabaseProduct;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

    private static final Pattern COLUMN =
            Pattern.compile("(?m)^(?:    |alter table \\w+ add column )(\\w+) +(\\w+(?:\\(\\d+\\))?)(.*?)[,;]?$");
    private static final Pattern VIEW = Pattern.compile("(?ms)^create view .*?;$");
    private static final Pattern INDEX = Pattern.compile("(?m)^create (?:unique )?index .*;$");
    private static final List<String> FILES = files();

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL", "MariaDB"})
    void everyKnownDatabaseHasItsTables(String product) throws IOException {
        for (String file : FILES) {
            assertThat(sql(DatabaseProduct.of(product).location(), file)).isNotBlank();
        }
    }

    @Test
    void mySqlIsRefusedWithTheDatabasesThatAreKnownAndTheDriverOfMariaDb() {
        assertThatThrownBy(() -> DatabaseProduct.of("MySQL"))
                .hasMessageContaining("no sequences")
                .hasMessageContaining("H2, PostgreSQL and MariaDB")
                .hasMessageContaining("org.mariadb.jdbc.MariaDbDataSource");
    }

    @Test
    void anotherDatabaseIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> DatabaseProduct.of("Oracle"))
                .hasMessageContaining("is Oracle")
                .hasMessageContaining("H2, PostgreSQL and MariaDB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "MariaDB"})
    void columnsIndexesAndViewsAreThoseOfPostgresql(String product) throws IOException {
        for (String file : FILES) {
            String wanted = sql("postgresql", file);
            String found = sql(DatabaseProduct.of(product).location(), file)
                    .replace("datetime(6)", "timestamp(6)")
                    .replaceAll("(index .*\\(\\w+)\\(\\d+\\)", "$1"); // MariaDB's have an end where a text is long
            assertThat(all(COLUMN, found)).isEqualTo(all(COLUMN, wanted));
            assertThat(all(INDEX, found)).isEqualTo(newIndexes(wanted));
            assertThat(all(VIEW, found)).isEqualTo(all(VIEW, wanted));
            assertThat(Stream.of(COLUMN, INDEX, VIEW).flatMap(kind -> all(kind, found).stream()))
                    .as(file)
                    .isNotEmpty();
        }
    }

    /** PostgreSQL makes some that are there already anew, for those rows only that have something in the column. */
    private static List<String> newIndexes(String sql) throws IOException {
        String before = sql("postgresql", FILES.get(0)) + sql("postgresql", FILES.get(1));
        return all(INDEX, sql).stream()
                .map(index -> index.replaceAll(" where \\w+ is not null", ""))
                .filter(index -> sql.contains(index) || !before.contains(index))
                .toList();
    }

    private static List<String> all(Pattern pattern, String sql) {
        return pattern.matcher(sql)
                .results()
                .map(found -> found.group().replaceAll(" +", " "))
                .toList();
    }

    /** Those of PostgreSQL, in their order. */
    private static List<String> files() {
        try (Stream<Path> all = Files.list(Path.of("src/main/resources/ir/gardeshpay/migrations/postgresql"))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sql"))
                    .sorted(Comparator.comparingInt(MigrationsTest::version))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("run in the folder of the module", missing);
        }
    }

    private static int version(String file) {
        return Integer.parseInt(file.substring(1, file.indexOf('_')));
    }

    private static String sql(String location, String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Migrations.class.getResourceAsStream("/ir/gardeshpay/migrations/" + location + "/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
