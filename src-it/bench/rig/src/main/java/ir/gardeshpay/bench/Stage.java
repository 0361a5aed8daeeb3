package ir.gardeshpay.bench;

import ir.gardeshpay.bench.gateway.StubGateway;
import ir.gardeshpay.bench.measure.AllocatedMemory;
import ir.gardeshpay.bench.measure.DatabaseProbe;
import ir.gardeshpay.bench.measure.Probe;
import ir.gardeshpay.suite.PostgresDatabase;
import ir.gardeshpay.suite.PostgresServer;
import ir.gardeshpay.suite.Server;
import ir.gardeshpay.suite.ServerBuilder;
import ir.gardeshpay.suite.ServerProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** All that runs while something is measured on one server: PostgreSQL, the gateway, and the server with its WARs. */
public final class Stage implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Path directory;
    private final PostgresServer postgres;
    private final DatabaseProbe databaseProbe;
    private final OrderTable orders;
    private final ChildJvm gateway;
    private final Server server;
    private final Probe probe;

    private Stage(String product, List<Contestant> contestants, List<String> jvm, long orderCount)
            throws IOException, SQLException {
        directory = Files.createTempDirectory(Files.createDirectories(BenchSettings.work()), product + "-");
        postgres = PostgresServer.start(directory, DatabaseProbe.SETTINGS);
        PostgresDatabase database = postgres.createDatabase();
        orders = new OrderTable(database);
        orders.create(orderCount);
        gateway = ChildJvm.start(
                StubGateway.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), directory.resolve("gateway.log"));
        AllocatedMemory memory = new AllocatedMemory(directory.resolve("gc.log"));
        server = builder(product, contestants, database)
                .jvmOptions(jvm.toArray(String[]::new))
                .jvmOptions(memory.jvmOption())
                .start();
        server.awaitReady(START_LIMIT);
        databaseProbe = new DatabaseProbe(database);
        probe = new Probe(server, memory, databaseProbe, gateway.process());
    }

    /**
     * Starts all of it, and returns when the server is ready.
     *
     * @param product as {@code -Dbench.server} has it
     * @param contestants what is deployed
     * @param orders so many wait for a payment
     */
    public static Stage open(String product, List<Contestant> contestants, BenchSettings settings, long orders)
            throws IOException {
        try {
            return new Stage(product, contestants, settings.jvm(), orders);
        } catch (SQLException failed) {
            throw new BenchFailedException("PostgreSQL refused what the bench needs", failed);
        }
    }

    private ServerBuilder builder(String product, List<Contestant> contestants, PostgresDatabase database) {
        int port = ir.gardeshpay.suite.Ports.free();
        ServerBuilder builder = Server.builder()
                .product(ServerProduct.named(product))
                .workDir(directory.resolve("server"))
                .port(port)
                .database(database)
                // The JVM's own defaults instead of the suite's lean ones: a shop's server runs for months.
                .jvmOptions("-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-Xmx1g")
                .property("gardeshpay.token", "bench")
                .property("gardeshpay.callback.base-url", address(port, Contestant.MODULE) + "/gardeshpay")
                .property("gardeshpay/mp-rest/url", gatewayUrl())
                .property("floor.url", address(port, Contestant.FLOOR))
                .property("floor.gateway", gatewayUrl());
        contestants.forEach(contestant -> builder.war(BenchSettings.war(contestant), contestant.contextRoot()));
        return builder;
    }

    /** The address of a contestant's WAR. */
    public String url(Contestant contestant) {
        return address(server.port(), contestant);
    }

    private static String address(int port, Contestant contestant) {
        return "http://127.0.0.1:" + port + "/" + contestant.contextRoot();
    }

    /** The address of the gateway. */
    public String gatewayUrl() {
        return "http://127.0.0.1:" + gateway.firstLine().substring(StubGateway.READY.length());
    }

    /** Looks at all of it. */
    public Probe probe() {
        return probe;
    }

    /** The orders, to see whether they are paid. */
    public OrderTable orders() {
        return orders;
    }

    /** Of this stage alone; logs are in it. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        server.close();
        gateway.close();
        try {
            databaseProbe.close();
        } catch (SQLException ignored) {
            // The next line ends it anyway.
        }
        postgres.close();
    }
}
