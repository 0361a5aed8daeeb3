package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Front;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.Server;
import ir.gardeshpay.suite.ServerBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The servers of a world, started all at once: one by itself, or several behind a load balancer. */
final class Nodes implements AutoCloseable {

    private final List<Server> servers = new ArrayList<>();
    private final @Nullable Front balancer;
    private final URI front;

    /** What one node is started with. */
    interface Recipe {

        /**
         * A node that is still to be started.
         *
         * @param node 0 for the first
         * @param port where it shall listen
         * @param front what buyers see: the node itself, or what stands before it
         */
        ServerBuilder of(int node, int port, URI front);
    }

    /** What is put before several nodes. */
    interface Fronting {

        /**
         * Starts it before the nodes are there.
         *
         * @param port where buyers come in
         * @param nodes addresses of the servers
         */
        Front before(int port, List<URI> nodes);
    }

    private Nodes(List<Integer> ports, Fronting fronting, Recipe recipe) {
        List<URI> addresses = ports.stream()
                .map(port -> URI.create("http://localhost:" + port))
                .toList();
        balancer = addresses.size() == 1 ? null : fronting.before(Ports.free(), addresses);
        front = balancer == null ? addresses.get(0) : balancer.url();
        for (int node = 0; node < ports.size(); node++) {
            servers.add(recipe.of(node, ports.get(node), front).start());
        }
        servers.forEach(server -> server.awaitReady(World.START_LIMIT));
    }

    /** Starts so many, and waits until all are ready. */
    static Nodes start(int howMany, Fronting fronting, Recipe recipe) {
        return new Nodes(Stream.generate(Ports::free).distinct().limit(howMany).toList(), fronting, recipe);
    }

    List<Server> servers() {
        return List.copyOf(servers);
    }

    URI front() {
        return front;
    }

    @Override
    public void close() {
        if (balancer != null) {
            balancer.close();
        }
        servers.forEach(Server::close);
    }
}
