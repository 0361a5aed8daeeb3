package ir.gardeshpay.suite.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Somebody on the way to a receiver of webhooks who changes the amount in each message. */
final class Tampering implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient onwards = HttpClient.newHttpClient();

    private Tampering(HttpServer server) {
        this.server = server;
    }

    static Tampering before(URI receiver) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Tampering tampering = new Tampering(server);
            server.createContext("/", exchange -> tampering.passOn(exchange, receiver));
            server.start();
            return tampering;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void passOn(HttpExchange exchange, URI receiver) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpRequest.Builder request = HttpRequest.newBuilder(receiver)
                    .POST(HttpRequest.BodyPublishers.ofString(body.replace("250000", "999999")));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (name.toLowerCase(java.util.Locale.ROOT).startsWith("webhook-")) {
                    request.header(name, values.get(0));
                }
            });
            int status = onwards.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
