package ir.gardeshpay.bench.stage;

import ir.gardeshpay.bench.gateway.StubGateway;
import ir.gardeshpay.bench.measure.AllocatedMemory;
import ir.gardeshpay.bench.measure.DatabaseProbe;
import ir.gardeshpay.bench.measure.MeasuredServer;
import ir.gardeshpay.bench.measure.Probe;
import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.ChildJvm;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.suite.Balancer;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.PostgresDatabase;
import ir.gardeshpay.suite.PostgresServer;
import ir.gardeshpay.suite.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that runs while something is measured: PostgreSQL, the gateway, and the servers with their WARs. */
public final class Stage implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Path directory;
    private final PostgresServer postgres;
    private final PostgresDatabase database;
    private final DatabaseProbe databaseProbe;
    private final ChildJvm gateway;
    private final List<MeasuredServer> servers = new ArrayList<>();
    private final int port = Ports.free();
    private final @Nullable Balancer balancer;
    private final Probe probe;

    private Stage(StagePlan plan) throws IOException, SQLException {
        directory = Files.createTempDirectory(Files.createDirectories(BenchSettings.work()), plan.product() + "-");
        postgres = PostgresServer.start(directory, DatabaseProbe.SETTINGS);
        database = postgres.createDatabase();
        orders().create(plan.orders());
        gateway = ChildJvm.start(
                StubGateway.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), directory.resolve("gateway.log"));
        for (int node = 0; node < plan.nodes(); node++) {
            servers.add(server(plan, node));
        }
        balancer = plan.balanced()
                ? Balancer.start(
                        port,
                        servers.stream()
                                .map(node -> URI.create(
                                        "http://127.0.0.1:" + node.server().port()))
                                .toList())
                : null;
        databaseProbe = new DatabaseProbe(database);
        probe = new Probe(servers, databaseProbe, gateway.process());
        if (balancer != null) {
            probe.front(ProcessHandle.current());
        }
    }

    /** Raises all of it, and returns when every server is ready. */
    public static Stage raise(StagePlan plan) throws IOException {
        try {
            return new Stage(plan);
        } catch (SQLException failed) {
            throw new BenchFailedException("PostgreSQL refused what the bench needs", failed);
        }
    }

    private MeasuredServer server(StagePlan plan, int node) {
        AllocatedMemory memory = new AllocatedMemory(directory.resolve("gc-" + node + ".log"));
        Server server = new ServerSetUp(plan, url("/"), gatewayUrl())
                .builder()
                .workDir(directory.resolve("server-" + node))
                .port(plan.balanced() ? 0 : port)
                .database(database)
                .jvmOptions(memory.jvmOption())
                .start();
        server.awaitReady(START_LIMIT);
        return new MeasuredServer(server, memory);
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + port).resolve(path);
    }

    /** The address of a contestant's WAR, as buyers see it. */
    public String url(Contestant contestant) {
        return url("/" + contestant.contextRoot()).toString();
    }

    /** The address of the gateway. */
    public URI gatewayUrl() {
        return URI.create("http://127.0.0.1:" + gateway.firstLine().substring(StubGateway.READY.length()));
    }

    /** From now on each getToken and verify takes so long. */
    public void delayGateway(Duration delay) {
        HttpRequest control = HttpRequest.newBuilder(gatewayUrl().resolve(StubGateway.DELAY + delay.toMillis()))
                .POST(BodyPublishers.noBody())
                .build();
        try {
            HttpClient.newHttpClient().send(control, BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new BenchFailedException("The gateway does not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Has PostgreSQL write all that it still owes the disk, so that no later measurement pays for it. */
    public void checkpoint() {
        try {
            databaseProbe.checkpoint();
        } catch (SQLException failed) {
            throw new BenchFailedException("PostgreSQL refused a checkpoint", failed);
        }
    }

    /** Looks at all of it. */
    public Probe probe() {
        return probe;
    }

    /** The servers, to look at their memory. */
    public List<MeasuredServer> servers() {
        return List.copyOf(servers);
    }

    /** What the servers keep their data in. */
    public PostgresDatabase database() {
        return database;
    }

    /** The orders, to see whether they are paid. */
    public OrderTable orders() {
        return new OrderTable(database);
    }

    /** Of this stage alone; logs are in it. */
    public Path directory() {
        return directory;
    }

    /** Stops all of it. Logs stay, the data is removed: it may be gigabytes. */
    @Override
    public void close() {
        if (balancer != null) {
            balancer.close();
        }
        servers.forEach(node -> node.server().close());
        gateway.close();
        try {
            databaseProbe.close();
        } catch (SQLException ignored) {
            // The next line ends it anyway.
        }
        postgres.close();
        postgres.discard();
    }
}
