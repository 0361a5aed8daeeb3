package ir.gardeshpay.bench.load;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hears from the load when a leg begins and ends. The load waits for the answer. */
final class Edges implements AutoCloseable {

    private static final String BEGIN = "/begin";
    private static final String END = "/end";

    private final LoadListener listener;
    private final Undertow server;
    private volatile @Nullable RuntimeException failure;

    Edges(LoadListener listener) {
        this.listener = listener;
        this.server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new BlockingHandler(this::heard))
                .build();
        server.start();
    }

    /** Where it listens. */
    URI url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    static String begin(String leg) {
        return BEGIN + "?leg=" + URLEncoder.encode(leg, StandardCharsets.UTF_8);
    }

    /** Without the milliseconds that buyers have bought for. */
    static String end(String leg) {
        return END + "?leg=" + URLEncoder.encode(leg, StandardCharsets.UTF_8) + "&millis=";
    }

    /** Throws what the listener threw, if it did. */
    void check() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    private void heard(HttpServerExchange exchange) {
        try {
            String leg = parameter(exchange, "leg");
            if (exchange.getRequestPath().equals(BEGIN)) {
                listener.begins(leg);
            } else {
                listener.ended(leg, Duration.ofMillis(Long.parseLong(parameter(exchange, "millis"))));
            }
        } catch (RuntimeException thrown) {
            failure = thrown;
            exchange.setStatusCode(StatusCodes.INTERNAL_SERVER_ERROR);
        }
        exchange.endExchange();
    }

    private static String parameter(HttpServerExchange exchange, String name) {
        return Objects.requireNonNull(exchange.getQueryParameters().get(name), name)
                .getFirst();
    }

    @Override
    public void close() {
        server.stop();
    }
}
