package ir.gardeshpay.bench.stage;

import ir.gardeshpay.bench.measure.AllocatedMemory;
import ir.gardeshpay.bench.measure.MeasuredServer;
import ir.gardeshpay.bench.measure.Probe;
import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.suite.Balancer;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that runs while something is measured: PostgreSQL, the gateway, and the servers with their WARs. */
public final class Stage implements AutoCloseable {

    /** Opens the module's REST API. */
    public static final String API_KEY = "bench-bench-bench-bench-bench-bench";

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Path directory;
    private final Store store;
    private final GatewayProcess gateway;
    private final List<MeasuredServer> servers = new ArrayList<>();
    private final int port = Ports.free();
    private final @Nullable Balancer balancer;
    private Probe probe;

    private Stage(StagePlan plan) throws IOException, SQLException {
        directory = Files.createTempDirectory(Files.createDirectories(BenchSettings.work()), plan.product() + "-");
        store = Store.start(directory, plan.orders());
        gateway = GatewayProcess.start(directory.resolve("gateway.log"));
        for (int node = 0; node < plan.nodes(); node++) {
            servers.add(server(plan, node));
        }
        balancer = plan.balanced() ? Balancer.start(port, addresses(servers)) : null;
        probe = probe(servers, store, gateway, balancer);
    }

    private static Probe probe(
            List<MeasuredServer> servers, Store store, GatewayProcess gateway, @Nullable Balancer balancer)
            throws SQLException {
        Probe probe = new Probe(servers, store.probe(), gateway.process());
        if (balancer != null) {
            probe.front(ProcessHandle.current());
        }
        return probe;
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
        Server server = new ServerSetUp(plan, url("/"), gateway.url())
                .builder()
                .workDir(directory.resolve("server-" + node))
                .port(plan.balanced() ? 0 : port)
                .database(store.database())
                .jvmOptions(memory.jvmOption())
                .start();
        server.awaitReady(START_LIMIT);
        return new MeasuredServer(server, memory);
    }

    /**
     * Starts the servers anew, over the same data, and returns when every one is ready. Who has a probe takes another.
     */
    public void restartServers() {
        for (MeasuredServer node : servers) {
            node.server().restart();
            node.server().awaitReady(START_LIMIT);
        }
        try {
            probe = probe(servers, store, gateway, balancer);
        } catch (SQLException failed) {
            throw new BenchFailedException("PostgreSQL does not say which process it is", failed);
        }
    }

    private static List<URI> addresses(List<MeasuredServer> servers) {
        return servers.stream()
                .map(node -> URI.create("http://127.0.0.1:" + node.server().port()))
                .toList();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + port).resolve(path);
    }

    /** The address of a contestant's WAR, as buyers see it. */
    public String url(Contestant contestant) {
        return url("/" + contestant.contextRoot()).toString();
    }

    /** The gateway, to make it slow. */
    public GatewayProcess gateway() {
        return gateway;
    }

    /** PostgreSQL, and the orders in it. */
    public Store store() {
        return store;
    }

    /** The servers, to look at their memory. */
    public List<MeasuredServer> servers() {
        return List.copyOf(servers);
    }

    /** Looks at all of it, as long as the servers are not started anew. */
    public Probe probe() {
        return probe;
    }

    /** Of this stage alone; logs are in it. */
    public Path directory() {
        return directory;
    }

    /** Stops all of it. Logs stay, the data is removed. */
    @Override
    public void close() {
        if (balancer != null) {
            balancer.close();
        }
        servers.forEach(node -> node.server().close());
        gateway.close();
        store.close();
    }
}
