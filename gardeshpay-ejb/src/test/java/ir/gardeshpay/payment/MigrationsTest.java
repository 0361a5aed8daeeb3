package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gardeshpay.DatabaseProduct;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

    private static final Pattern COLUMN =
            Pattern.compile("(?m)^(?:    |alter table \\w+ add column )(\\w+) +(\\w+(?:\\(\\d+\\))?)(.*?)[,;]?$");
    private static final Pattern VIEW = Pattern.compile("(?ms)^create view .*?;$");
    private static final Pattern INDEX = Pattern.compile("(?m)^create (?:unique )?index .*;$");
    private static final List<String> FILES =
            List.of("V1__payments.sql", "V2__parked_deliveries.sql", "V3__webhooks.sql", "V4__fewer_writes.sql");

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
                .hasMessageContaining("is a Oracle")
                .hasMessageContaining("H2, PostgreSQL and MariaDB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "MariaDB"})
    void columnsIndexesAndViewsAreThoseOfPostgresql(String product) throws IOException {
        for (String file : FILES) {
            String wanted = sql("postgresql", file);
            String found = sql(DatabaseProduct.of(product).location(), file).replace("datetime(6)", "timestamp(6)");
            assertThat(all(COLUMN, found)).isEqualTo(all(COLUMN, wanted)).isNotEmpty();
            assertThat(all(INDEX, found)).isEqualTo(newIndexes(wanted));
            assertThat(all(VIEW, found)).isEqualTo(all(VIEW, wanted));
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

    private static String sql(String location, String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Migrations.class.getResourceAsStream("/ir/gardeshpay/migrations/" + location + "/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
