package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The readiness check says whether a payment can be taken here, quickly and without secrets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ENOUGH_TO_OPEN_THE_CIRCUIT = 20;
    private static final int UNAVAILABLE = 503;

    private final @Nullable PostgresServer postgres = BrittleWorld.hasPostgres()
            ? PostgresServer.start(Path.of(System.getProperty("suite.work", "target/suite")))
            : null;
    private final World world = planned().start();

    private World.Plan planned() {
        World.Plan plan = World.planned();
        return postgres == null ? plan : plan.database(postgres);
    }

    @AfterAll
    void close() {
        world.close();
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void isUpAndSaysWhatSupportAsksFirst() {
        Probe probe = Probe.of(world);
        assertThat(probe.up()).as(probe.text()).isTrue();
        assertThat(probe.fact("version")).isNotBlank();
        assertThat(probe.fact("schema")).matches("[0-9]+");
        assertThat(probe.fact("circuit")).isEqualTo("closed");
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
        assertThat(probe.fact("circuit")).isIn("open", "half-open");

        world.gateway().faults().clear();
        await().atMost(SOON).untilAsserted(() -> {
            world.shop().order("tea");
            assertThat(Probe.of(world).fact("circuit")).isEqualTo("closed");
        });
    }

    @Test
    void tablesThatAreTooOldAreNamedWithTheRemedy() throws SQLException {
        String version = Probe.of(world).fact("schema");
        markMigration(version, false);
        Probe probe = Probe.of(world);
        markMigration(version, true);
        assertThat(probe.up()).as(probe.text()).isFalse();
        assertThat(probe.status()).isEqualTo(UNAVAILABLE);
        assertThat(probe.fact("reason")).contains("needs " + version).contains("gardeshpay.migrate=true");
        assertThat(Probe.of(world).up()).isTrue();
    }

    private void markMigration(String version, boolean success) throws SQLException {
        try (Connection connection = world.database().connect();
                Statement statement = connection.createStatement()) {
            int rows = statement.executeUpdate("update \"gardeshpay_schema_history\" set \"success\" = " + success
                    + " where \"version\" = '" + version + "'");
            assertThat(rows).isEqualTo(1);
        }
    }

    @Test
    @Tag("postgresql")
    void aDatabaseThatIsAwayTakesTheServerOutOfServiceUntilItIsBack() {
        PostgresServer database = Objects.requireNonNull(postgres, "only on PostgreSQL");
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
}
