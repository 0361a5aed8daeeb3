package ir.gardeshpay.suite.journey;

import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.PostgresDatabase;
import ir.gardeshpay.suite.PostgresServer;
import ir.gardeshpay.suite.Suite;
import ir.gardeshpay.suite.wire.PostgresWire;
import ir.gardeshpay.suite.wire.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A world in which everything can be broken: the server, the wire to the gateway, and on PostgreSQL the database server
 * and the wire to it, which are of its own. On H2 the database lives in the server's process and dies with it.
 */
final class BrittleWorld implements AutoCloseable {

    /** Longer than the moment between a call's stop and the kill. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    private final Application application;
    private final Wire gatewayWire;
    private final @Nullable PostgresServer postgres;
    private final @Nullable PostgresWire databaseWire;
    private final World world;

    private BrittleWorld(Application application) {
        int gatewayPort = Ports.free();
        this.application = application;
        gatewayWire = Wire.to(gatewayPort);
        postgres =
                hasPostgres() ? PostgresServer.start(Path.of(System.getProperty("suite.work", "target/suite"))) : null;
        databaseWire = postgres == null ? null : PostgresWire.to(postgres.port());
        World.Plan plan = World.planned()
                .war(application.war())
                .readTimeout(READ_TIMEOUT)
                .gateway(Options.defaults().withTokens(Set.of(World.API_TOKEN)).withPort(gatewayPort))
                .property("gardeshpay.gateway.pause", "PT1S")
                .property("gardeshpay/mp-rest/url", "http://127.0.0.1:" + gatewayWire.port());
        world = (postgres == null ? plan : plan.database(postgres))
                .reachingItsDatabase(this::throughTheWire)
                .start();
    }

    static BrittleWorld of(Application application) {
        return new BrittleWorld(application);
    }

    /** Whether the run has a database server that can be killed, and a connection that can be watched and cut. */
    static boolean hasPostgres() {
        return Suite.product().equals("postgresql");
    }

    private Database throughTheWire(Database database) {
        return database instanceof PostgresDatabase behind
                ? new PostgresDatabase(databaseWire().port(), behind.name())
                : database;
    }

    World world() {
        return world;
    }

    Wire gatewayWire() {
        return gatewayWire;
    }

    PostgresWire databaseWire() {
        return Objects.requireNonNull(databaseWire, "only on PostgreSQL");
    }

    PostgresServer postgres() {
        return Objects.requireNonNull(postgres, "only on PostgreSQL");
    }

    /** What the application has written down. */
    PaymentBook book() {
        return application.bookIn(world.database());
    }

    /** Begins to compare the ledgers. */
    Audit audit() {
        return Audit.begin(world.gateway().ledger(), book());
    }

    Duration recovery() {
        return application.recovery();
    }

    /** Kills the server, and does something before it is started again. Returns when it is ready. */
    void killServer(Runnable meanwhile) {
        world.server().kill();
        meanwhile.run();
        world.server().restart();
        world.server().awaitReady(World.START_LIMIT);
    }

    @Override
    public void close() {
        world.close();
        gatewayWire.close();
        if (postgres != null) {
            databaseWire().close();
            postgres.close();
        }
    }
}
