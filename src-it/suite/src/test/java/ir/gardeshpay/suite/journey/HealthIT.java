package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.PostgresDatabase;
import ir.gardeshpay.suite.PostgresServer;
import ir.gardeshpay.suite.Suite;
import ir.gardeshpay.suite.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The readiness check says whether a payment can be taken here, quickly and without secrets. */
@Tag("everywhere")
@DisabledIfSystemProperty(
        named = "suite.server",
        matches = "wildfly-stock",
        disabledReason = "this server has no MicroProfile Health")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ENOUGH_TO_OPEN_THE_CIRCUIT = 20;
    private static final int UNAVAILABLE = 503;
    private static final int MORE_THAN_CAN_LOOK = 6;
    private static final int CROWD = 60;
    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*\n");

    private final @Nullable PostgresServer postgres = BrittleWorld.hasPostgres()
            ? PostgresServer.start(Path.of(System.getProperty("suite.work", "target/suite")))
            : null;
    private final @Nullable Wire wire = postgres == null ? null : Wire.to(postgres.port());
    private final World world = planned().start();

    private World.Plan planned() {
        World.Plan plan = World.planned();
        return postgres == null || wire == null
                ? plan
                : plan.database(postgres)
                        .reachingItsDatabase(
                                database -> new PostgresDatabase(wire.port(), ((PostgresDatabase) database).name()));
    }

    @AfterAll
    void close() {
        world.close();
        if (postgres != null && wire != null) {
            wire.close();
            postgres.close();
        }
    }

    @Test
    void isUpAndSaysWhatSupportAsksFirst() {
        Probe probe = Probe.of(world);
        assertThat(probe.up()).as(probe.text()).isTrue();
        assertThat(probe.fact("version")).isNotBlank();
        assertThat(probe.fact("schema")).matches("[0-9]+");
        assertThat(probe.fact("circuit of getToken")).isEqualTo("closed");
        assertThat(probe.fact("circuit of verify")).isEqualTo("closed");
        assertThat(probe.fact("parked")).isEqualTo("0");
        assertThat(probe.text()).doesNotContain(World.API_TOKEN, "jdbc:", "localhost");
    }

    @Test
    void aGatewayThatIsAwayIsSeenAndTakesNoServerOutOfService() {
        world.gateway().faults().always(Call.GET_TOKEN, Fault.reset());
        for (int i = 0; i < ENOUGH_TO_OPEN_THE_CIRCUIT; i++) {
            world.shop().order("tea");
        }
        Probe probe = Probe.of(world);
        assertThat(probe.up()).as(probe.text()).isTrue();
        assertThat(probe.fact("circuit of getToken")).isIn("open", "half-open");
        assertThat(probe.fact("circuit of verify")).isEqualTo("closed");

        world.gateway().faults().clear();
        await().atMost(SOON).untilAsserted(() -> {
            world.shop().order("tea");
            assertThat(Probe.of(world).fact("circuit of getToken")).isEqualTo("closed");
        });
    }

    @Test
    void tablesThatAreTooOldAreNamedWithTheRemedy() throws SQLException {
        String version = Probe.of(world).fact("schema");
        markMigration(version, false);
        try {
            await().atMost(SOON).until(() -> !Probe.of(world).up());
            Probe probe = Probe.of(world);
            assertThat(probe.status()).isEqualTo(UNAVAILABLE);
            assertThat(probe.fact("reason")).contains("needs " + version).contains("gardeshpay.migrate=true");
        } finally {
            markMigration(version, true);
        }
        await().atMost(SOON).until(() -> Probe.of(world).up());
    }

    @Test
    void tablesThatAreMadeByHandAreLookedAtColumnByColumn() {
        World.Plan plan = World.planned()
                .property("gardeshpay.migrate", "false")
                .reachingItsDatabase(database -> made(database, "V1__payments.sql"));
        try (World byHand = plan.start()) {
            assertThat(byHand.server().log()).contains("GP-0105").doesNotContain("GP-0001");
            Probe probe = Probe.of(byHand);
            assertThat(probe.up()).as(probe.text()).isFalse();
            assertThat(probe.fact("reason")).contains("lacks a table or a column");

            made(byHand.database(), "V2__parked_deliveries.sql");
            made(byHand.database(), "V3__webhooks.sql");
            made(byHand.database(), "V4__fewer_writes.sql");
            made(byHand.database(), "V5__held_payments.sql");
            await().atMost(SOON).until(() -> Probe.of(byHand).up());
            assertThat(Probe.of(byHand).fact("schema")).isEqualTo("made by hand");
        }
    }

    /** Runs SQL that the module ships, as an administrator would. */
    static Database made(Database database, String script) {
        String path = "/ir/gardeshpay/migrations/" + Suite.product() + "/" + script;
        try (InputStream file = Objects.requireNonNull(HealthIT.class.getResourceAsStream(path), path);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            connection.setAutoCommit(false);
            for (String sql : END_OF_STATEMENT.splitAsStream(all).toList()) {
                statement.execute(sql);
            }
            connection.commit();
            return database;
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(path, failed);
        }
    }

    private void markMigration(String version, boolean success) throws SQLException {
        String sql = "update 'gardeshpay_schema_history' set 'success' = " + success + " where 'version' = ?";
        try (Connection connection = world.database().connect();
                PreparedStatement statement = connection.prepareStatement(
                        sql.replace("'", connection.getMetaData().getIdentifierQuoteString()))) {
            statement.setString(1, version);
            int rows = statement.executeUpdate();
            assertThat(rows).isEqualTo(1);
        }
    }

    @Test
    @Tag("postgresql")
    void aDatabaseThatIsAwayTakesTheServerOutOfServiceUntilItIsBack() {
        assumeTrue(postgres != null, "only PostgreSQL is a database server that the suite can kill and start again");
        PostgresServer database = Objects.requireNonNull(postgres);
        database.stopHard();
        await().atMost(SOON).until(() -> !Probe.of(world).up());
        Probe probe = Probe.of(world);
        assertThat(probe.status()).isEqualTo(UNAVAILABLE);
        assertThat(probe.fact("reason")).contains("the database");
        assertThat(probe.text()).doesNotContain("jdbc:", "localhost", "127.0.0.1");

        database.restart();
        await().atMost(SOON).until(() -> Probe.of(world).up());
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        purchase.assertPaidOnce();
    }

    @Test
    @Tag("postgresql")
    void aDatabaseThatCanOnlyBeReadTakesTheServerOutOfServiceUntilItTakesWrites() throws SQLException {
        assumeTrue(
                postgres != null, "only PostgreSQL ends the connections that a database had before it was read-only");
        letTransactionsBeReadOnly("on");
        try {
            await().atMost(SOON).until(() -> !Probe.of(world).up());
            assertThat(Probe.of(world).fact("reason")).contains("can be read, and not written to");
        } finally {
            letTransactionsBeReadOnly("off");
        }
        await().atMost(SOON).until(() -> Probe.of(world).up());
    }

    /** For connections that are opened from now on; those of before are ended. */
    private void letTransactionsBeReadOnly(String onOrOff) throws SQLException {
        PostgresDatabase database = (PostgresDatabase) world.database();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter database " + database.name() + " set default_transaction_read_only = " + onOrOff);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    /** The balancer is one of those who ask, and takes the node out of service if it is told no. */
    @Test
    void howeverManyAskTheyAreToldWhatIsSo() {
        for (int turn = 0; turn < 5; turn++) {
            assertThat(AtOnce.callers(CROWD, caller -> Probe.of(world, SOON).up()))
                    .doesNotContain(false);
        }
    }

    /** {@link Probe} is answered in time, or fails. */
    @Test
    @Tag("postgresql")
    void aDatabaseThatSaysNothingAnyMoreTakesTheServerOutOfServiceUntilItSpeaks() {
        assumeTrue(wire != null, "only PostgreSQL is a database server whose connections the suite can silence");
        Wire silenced = Objects.requireNonNull(wire);
        silenced.silence();
        await().atMost(SOON).until(() -> !Probe.of(world).up());
        for (int i = 0; i < MORE_THAN_CAN_LOOK; i++) {
            Probe probe = Probe.of(world);
            assertThat(probe.up()).as(probe.text()).isFalse();
            assertThat(probe.fact("reason")).contains("the database");
        }

        silenced.mend();
        await().atMost(SOON).until(() -> Probe.of(world).up());
    }
}
