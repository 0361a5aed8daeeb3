package ir.gardeshpay.suite.journey;

import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.simulator.Simulator;
import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.Server;
import ir.gardeshpay.suite.ServerBuilder;
import ir.gardeshpay.suite.Suite;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The module as a service of its own, with no host: the self-contained WAR, or the EAR. Its gateway is the simulator.
 */
final class Service implements AutoCloseable {

    /** An API key. */
    static final String KEY = "key-of-the-tests-that-nobody-may-see-91f2";

    /** {@code KEY}'s name. */
    static final String KEY_NAME = "tests";

    private final Simulator gateway = Simulator.start(Options.defaults().withTokens(Set.of(World.API_TOKEN)));
    private final Database database = Suite.run().databases().createDatabase();
    private final Server server;

    private Service(UnaryOperator<ServerBuilder> deployment, Map<String, String> properties) {
        int port = Ports.free();
        ServerBuilder builder = deployment
                .apply(World.configured(port, gateway, database))
                .property("gardeshpay.callback.base-url", "http://localhost:" + port + "/gardeshpay")
                .property("gardeshpay.api.keys", KEY_NAME + ":" + KEY);
        properties.forEach(builder::property);
        server = builder.start();
    }

    /** On the run's server, in the run's packaging. */
    static Service start(Map<String, String> properties) {
        return ready(new Service(Packaging.ofTheRun()::deployServiceIn, properties));
    }

    /** On Payara Micro, whatever the run's server is. */
    static Service startOnPayaraMicro(Map<String, String> properties) {
        return ready(new Service(
                builder -> Packaging.WAR.deployServiceIn(
                        builder.product(ir.gardeshpay.suite.ServerProduct.named("payara-micro"))),
                properties));
    }

    private static Service ready(Service service) {
        try {
            service.server.awaitReady(World.START_LIMIT);
            return service;
        } catch (RuntimeException failed) {
            service.close();
            throw failed;
        }
    }

    URI url() {
        return server.url("/gardeshpay");
    }

    Server server() {
        return server;
    }

    Simulator gateway() {
        return gateway;
    }

    Books books() {
        return new Books(database);
    }

    @Override
    public void close() {
        server.close();
        gateway.close();
    }
}
