package ir.gardeshpay.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite's PostgreSQL keeps what was committed when it is killed. The tag keeps the class out of the run on H2. */
@Tag("postgresql")
class PostgresServerIT {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void aServerSurvivesThePowerCutOfItsDatabase() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(directory);
                Server server =
                        Visits.server(directory, postgres.createDatabase()).start()) {
            server.awaitReady(Duration.ofMinutes(2));
            assertThat(Visits.visit(server)).startsWith("1 on PostgreSQL");
            postgres.stopHard();
            assertThat(Visits.answer(server).statusCode()).isEqualTo(500);
            postgres.restart();
            assertThat(Visits.visit(server)).startsWith("2 on PostgreSQL");
        }
    }

    @Test
    void itWritesAsSafelyAsInProduction() throws SQLException {
        try (Connection connection = Suite.run().databases().createDatabase().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_setting('fsync'),"
                        + " current_setting('synchronous_commit'), current_setting('listen_addresses')")) {
            rows.next();
            assertThat(rows.getString(1)).as("fsync").isEqualTo("on");
            assertThat(rows.getString(2)).as("synchronous_commit").isEqualTo("on");
            assertThat(rows.getString(3)).as("listen_addresses").isEqualTo("127.0.0.1");
        }
    }
}
