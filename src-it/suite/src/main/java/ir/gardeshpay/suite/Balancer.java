package ir.gardeshpay.suite;

import io.undertow.Undertow;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.URI;
import java.util.List;

/**
 * A load balancer on the loopback address, as stands before the nodes of a shop: each request goes to the next node. A
 * node that is down is passed over and tried again a second later. A GET that was on its way to a node that died is
 * sent to another one, as most balancers do; a POST is not. It adds {@code X-Forwarded-*} of its own and believes no
 * other's. Thread-safe.
 */
public final class Balancer implements Front {

    private static final int SECONDS_UNTIL_TRIED_AGAIN = 1;
    private static final int CONNECTIONS_PER_THREAD = 200;
    private static final int LONGEST_REQUEST_MILLIS = 60_000;

    private final URI url;
    private final Undertow server;

    private Balancer(int port, List<URI> nodes) {
        url = URI.create("http://localhost:" + port);
        LoadBalancingProxyClient client = new LoadBalancingProxyClient()
                .setProblemServerRetry(SECONDS_UNTIL_TRIED_AGAIN)
                .setConnectionsPerThread(CONNECTIONS_PER_THREAD);
        nodes.forEach(client::addHost);
        server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setHandler(ProxyHandler.builder()
                        .setProxyClient(client)
                        .setMaxConnectionRetries(nodes.size())
                        .setMaxRequestTime(LONGEST_REQUEST_MILLIS)
                        .setReuseXForwarded(false)
                        .build())
                .build();
        server.start();
    }

    /**
     * Starts one.
     *
     * @param port where it listens: the address that buyers see
     * @param nodes addresses of the servers behind it, up or not yet
     */
    public static Balancer start(int port, List<URI> nodes) {
        return new Balancer(port, nodes);
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        server.stop();
    }
}
