package ir.gardeshpay.suite.journey;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.ConnectHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Methods;
import ir.gardeshpay.suite.Ports;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A forward proxy as stands between a company's network and the world: who has no other way out asks it for whole
 * addresses, and for tunnels where they are https. All names lead to one port of the loopback address. Thread-safe.
 */
final class ForwardProxy implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final int port = Ports.free();
    private final int target;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpHandler onwards;
    private final Undertow server;

    private ForwardProxy(int target) {
        this.target = target;
        onwards = new ConnectHandler(ProxyHandler.builder()
                .setProxyClient(new LoadBalancingProxyClient().addHost(URI.create("http://" + LOOPBACK + ":" + target)))
                .build());
        server = Undertow.builder()
                .addHttpListener(port, LOOPBACK)
                .setHandler(this::passOn)
                .build();
        server.start();
    }

    /** One whose other end is this port, on which something may listen later. */
    static ForwardProxy to(int port) {
        return new ForwardProxy(port);
    }

    private void passOn(HttpServerExchange exchange) throws Exception {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (exchange.getRequestMethod().equals(Methods.CONNECT)) {
            exchange.setRequestPath(LOOPBACK + ":" + target);
        }
        onwards.handleRequest(exchange);
    }

    /** Its host and port. */
    String address() {
        return LOOPBACK + ":" + port;
    }

    /** Methods and addresses of all that it was asked for, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop();
    }
}
