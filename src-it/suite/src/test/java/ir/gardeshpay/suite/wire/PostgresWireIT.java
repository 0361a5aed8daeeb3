package ir.gardeshpay.suite.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.PostgresDatabase;
import ir.gardeshpay.suite.Suite;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wire to PostgreSQL stops the commit that a test is about, and no other. */
@Tag("postgresql")
class PostgresWireIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** By then the driver names its prepared statements and uses them again. */
    private static final int MANY = 12;

    private final PostgresDatabase database =
            (PostgresDatabase) Suite.run().databases().createDatabase();
    private final PostgresWire wire = PostgresWire.to(database.port());
    private final PostgresDatabase through = new PostgresDatabase(wire.port(), database.name());

    @BeforeEach
    void makeTables() throws SQLException {
        change("create table fruit (name varchar(10))");
        change("create table vegetable (name varchar(10))");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource({"BEFORE, false, 12", "AFTER, false, 13", "BEFORE, true, 12", "AFTER, true, 13"})
    void aCommitIsStoppedAndItsConnectionDropped(CommitHold.Moment moment, boolean autoCommit, int stored)
            throws Exception {
        List<List<String>> commits = Collections.synchronizedList(new ArrayList<>());
        wire.onCommit(commits::add);
        try (Connection connection = through.connect()) {
            connection.setAutoCommit(autoCommit);
            for (int i = 0; i < MANY; i++) {
                add(connection, "fruit");
                look(connection);
            }
            CommitHold hold = wire.holdNext(moment, List.of("INSERT", "fruit"));
            add(connection, "vegetable");
            CompletableFuture<Void> held = CompletableFuture.runAsync(() -> add(connection, "fruit"));
            hold.awaitArrival(SOON);
            assertThat(held).isNotDone();
            hold.drop();
            assertThat(held).failsWithin(SOON);
        }
        assertThat(count("fruit")).isEqualTo(stored);
        assertThat(count("vegetable")).isEqualTo(1);
        assertThat(commits).hasSize(stored + 1);
    }

    @Test
    void aStatementThatReadsWhatItsPartsHaveChangedIsAChange() throws Exception {
        try (Connection connection = through.connect()) {
            connection.setAutoCommit(false);
            read(connection, "with nothing as (update fruit set name = 'x' returning name) select * from nothing");
            CommitHold hold = wire.holdNext(CommitHold.Moment.BEFORE, List.of("fruit"));
            connection.commit();
            CompletableFuture<Void> held = CompletableFuture.runAsync(() -> read(
                    connection, "with kept as (insert into fruit values ('one') returning name) select * from kept"));
            hold.awaitArrival(SOON);
            assertThat(held).isNotDone();
            hold.drop();
            assertThat(held).failsWithin(SOON);
        }
        assertThat(count("fruit")).isZero();
    }

    /** Reads all, and commits if there is anything. */
    private static void read(Connection connection, String sql) {
        try (var statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            if (rows.next()) {
                connection.commit();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void aWireThatIsCutBreaksItsConnectionsUntilItIsMended() throws Exception {
        Connection cut = through.connect();
        wire.wire().cut();
        assertThat(cut.isValid(1)).isFalse();
        assertThat(CompletableFuture.supplyAsync(this::reached)).failsWithin(SOON);
        wire.wire().mend();
        assertThat(reached()).isTrue();
    }

    private boolean reached() {
        try (Connection connection = through.connect()) {
            return connection.isValid((int) SOON.toSeconds());
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }

    private static void add(Connection connection, String table) {
        try (var insert = connection.prepareStatement("insert into " + table + " values (?)")) {
            insert.setString(1, "one");
            insert.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A transaction that changes nothing: no hold is for it. */
    private static void look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update fruit set name = 'x' where name = 'none'");
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
