package ir.gardeshpay.suite.journey;

import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.simulator.Simulator;
import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.PayaraMicro;
import ir.gardeshpay.suite.PayaraMicroBuilder;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shop on a server of its own, a database of the run, and the simulator in this JVM. One is started at the first use
 * and shared by all tests that break nothing; each of them works with payments of its own.
 */
final class World implements AutoCloseable {

    /** Stands in for the merchant's secret: must turn up in no log, page or table. */
    static final String API_TOKEN = "api-token-that-must-never-be-seen-7c1f";

    static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

    static final Path SHOP = Path.of("../shop/target/shop.war");

    static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final ConcurrentHashMap<String, World> STARTED = new ConcurrentHashMap<>();

    private final Simulator gateway;
    private final Database database;
    private final PayaraMicro server;

    private World(Duration readTimeout) {
        gateway = Simulator.start(Options.defaults().withTokens(Set.of(API_TOKEN)));
        database = Suite.run().databases().createDatabase();
        server = configured(Ports.free(), gateway, database)
                .war(SHOP)
                .property("gardeshpay/mp-rest/readTimeout", String.valueOf(readTimeout.toMillis()))
                .start();
        server.awaitReady(START_LIMIT);
    }

    /** A world of the caller's own, to break things in. */
    static World fresh(Duration readTimeout) {
        return new World(readTimeout);
    }

    @Override
    public void close() {
        server.close();
        gateway.close();
    }

    /** A server on this port whose module uses this gateway and this database; the WAR is still to be named. */
    static PayaraMicroBuilder configured(int port, Simulator gateway, Database database) {
        return PayaraMicro.builder()
                .database(database)
                .port(port)
                .property("gardeshpay.token", API_TOKEN)
                .property("gardeshpay.callback.base-url", "http://localhost:" + port + "/shop/gardeshpay")
                .property("gardeshpay/mp-rest/url", gateway.url().toString())
                .property("gardeshpay/mp-rest/connectTimeout", "500")
                .property("gardeshpay.reconcile.every", "PT0.5S");
    }

    static World get() {
        return STARTED.computeIfAbsent(Suite.product(), product -> new World(READ_TIMEOUT));
    }

    Simulator gateway() {
        return gateway;
    }

    Database database() {
        return database;
    }

    PayaraMicro server() {
        return server;
    }

    Shop shop() {
        return new Shop(this);
    }

    Books books() {
        return new Books(database);
    }
}
