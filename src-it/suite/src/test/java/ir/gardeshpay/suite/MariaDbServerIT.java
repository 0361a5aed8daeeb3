package ir.gardeshpay.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite's MariaDB keeps what was committed when it is killed. The tag keeps the class out of the other runs. */
@Tag("mariadb")
class MariaDbServerIT {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void aServerSurvivesThePowerCutOfItsDatabase() throws Exception {
        try (MariaDbServer mariaDb = MariaDbServer.start(directory);
                Server server =
                        Visits.server(directory, mariaDb.createDatabase()).start()) {
            server.awaitReady(Duration.ofMinutes(2));
            assertThat(Visits.visit(server)).startsWith("1 on MariaDB");
            mariaDb.stopHard();
            assertThat(Visits.answer(server).statusCode()).isEqualTo(500);
            mariaDb.restart();
            assertThat(Visits.visit(server)).startsWith("2 on MariaDB");
        }
    }

    @Test
    void itWritesAsSafelyAsInProduction() throws SQLException {
        assertThat(
                        read(
                                "select @@innodb_flush_log_at_trx_commit, @@innodb_doublewrite, @@bind_address, @@tx_isolation"))
                .containsExactly("1", "ON", "127.0.0.1", "READ-COMMITTED");
    }

    @Test
    void theOwnerOfADatabaseHasNoOtherRights() throws SQLException {
        assertThat(read("select group_concat(distinct privilege_type) from information_schema.user_privileges"
                        + " where grantee like '%gardeshpay%'"))
                .containsExactly("USAGE");
    }

    private static List<String> read(String sql) throws SQLException {
        try (Connection connection = Suite.run().databases().createDatabase().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> columns = new ArrayList<>();
            rows.next();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                columns.add(rows.getString(column));
            }
            return columns;
        }
    }
}
