package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.Suite;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that starts again: on the tables that it has made, and on those of an older version. */
class UpgradeIT {

    private static final String MIGRATED = "GP-0102";
    private static final String NOTHING_TO_DO = "GP-0106";

    private final World world = World.planned().start();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void tablesAreMadeOnceAndUpgradedWhereTheyAreOlder() throws SQLException {
        assertThat(world.server().log()).contains(MIGRATED).doesNotContain(NOTHING_TO_DO);
        buyTea();

        assertThat(logOfTheNextRun()).contains(NOTHING_TO_DO).doesNotContain(MIGRATED);
        String bought = buyTea();
        List<String> timeline = world.books().timeline(bought);

        world.server().stop();
        makeTheTablesThoseOfVersion3();
        assertThat(logOfTheNextRun()).contains("2 migrations were run").doesNotContain(NOTHING_TO_DO);
        assertThat(Probe.of(world).up()).isTrue();
        assertThat(world.books().timeline(bought)).hasSize(5).isEqualTo(timeline);
        buyTea();
    }

    /**
     * A node of the older version has an observer that hangs: everybody would wait behind a migration that waits for
     * it.
     */
    @Test
    @Tag("postgresql")
    void tablesThatAreInUseAreUpgradedWhenTheyAreFree() throws SQLException {
        world.server().stop();
        makeTheTablesThoseOfVersion3();
        try (Connection inUse = world.database().connect();
                Statement statement = inUse.createStatement()) {
            inUse.setAutoCommit(false);
            statement.execute("lock table gardeshpay_payment in row share mode");
            world.server().restart();
            await().atMost(World.START_LIMIT).until(() -> world.server().log().contains("GP-0107"));
            assertThatNoProbeWaits();
            inUse.rollback();
        }
        world.server().awaitReady(World.START_LIMIT);
        assertThat(world.server().log()).contains("2 migrations were run");
        buyTea();
    }

    /** Ready is nobody yet; whoever asks hears that at once, if not by the module, then by its server. */
    private void assertThatNoProbeWaits() {
        try {
            assertThat(Browserless.get(world.server().readiness()).status()).isEqualTo(503);
        } catch (UncheckedIOException noPortYet) {
            assertThat(noPortYet).hasCauseInstanceOf(ConnectException.class);
        }
    }

    /** A migration that has failed is for a person to look at, however many have succeeded after it. */
    @Test
    @Tag("once-a-server")
    void whereOneHasFailedTheStartIsNotTakenForAUsualOne() throws SQLException {
        world.server().stop();
        execute(List.of("update 'gardeshpay_schema_history' set 'success' = false where 'version' = '2'"));
        world.server().restart();
        await().atMost(World.START_LIMIT).until(() -> world.server().log().contains("Detected failed migration"));
        assertThat(world.server().log()).doesNotContain(NOTHING_TO_DO);
    }

    private String logOfTheNextRun() {
        int before = world.server().log().length();
        world.server().restart();
        world.server().awaitReady(World.START_LIMIT);
        return world.server().log().substring(before);
    }

    private String buyTea() {
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        purchase.assertPaidOnce();
        return purchase.invoiceNumber();
    }

    /** With the steps of the tea that was bought as that version has kept them. */
    private void makeTheTablesThoseOfVersion3() throws SQLException {
        execute(List.of(
                "insert into gardeshpay_step (id, payment_id, happened_at, node, step, detail)"
                        + " select -1 - source_id * 10 - turn, payment_id, happened_at, node, step, detail"
                        + " from gardeshpay_timeline where turn <> 4",
                "drop index gardeshpay_payment_held"
                        + (Suite.product().equals("mariadb") ? " on gardeshpay_payment" : ""),
                "drop view gardeshpay_timeline",
                "alter table gardeshpay_payment drop column due_at",
                "create index gardeshpay_payment_due on gardeshpay_payment (status, expires_at)",
                "alter table gardeshpay_payment drop column created_by",
                "alter table gardeshpay_payment drop column token_at",
                "alter table gardeshpay_payment drop column token_by",
                "alter table gardeshpay_payment drop column returns",
                "alter table gardeshpay_verification drop column returned_to",
                "alter table gardeshpay_verification drop column decided_at",
                "alter table gardeshpay_verification drop column decided_by",
                "alter table gardeshpay_verification drop column evidence",
                "alter table gardeshpay_delivery drop column told_by",
                "delete from 'gardeshpay_schema_history' where 'version' in ('4', '5')"));
    }

    /** The history's names are quoted as Flyway has written them. */
    private void execute(List<String> statements) throws SQLException {
        try (Connection connection = world.database().connect();
                Statement statement = connection.createStatement()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            for (String sql : statements) {
                statement.execute(sql.replaceAll("'([a-z_]+)'", quote + "$1" + quote));
            }
        }
    }
}
