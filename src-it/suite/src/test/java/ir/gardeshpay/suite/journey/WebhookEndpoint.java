package ir.gardeshpay.suite.journey;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gardeshpay.suite.Ports;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An application that receives webhooks, on a real HTTP server that can be stopped, and answers as a test wants it. */
final class WebhookEndpoint implements AutoCloseable {

    private static final int TAKEN = 204;

    private final int port = Ports.free();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Conduct conduct = message -> new Reply(TAKEN, Map.of());
    private HttpServer server;

    /** What it answers. */
    record Reply(int status, Map<String, String> headers) {

        static Reply of(int status) {
            return new Reply(status, Map.of());
        }
    }

    /** How it answers; it may hang. */
    interface Conduct {
        Reply to(Message message) throws InterruptedException;
    }

    /** What has come in. */
    record Message(String path, Map<String, List<String>> headers, String body) {

        String id() {
            return String.join(",", headers.getOrDefault("Webhook-id", List.of()));
        }

        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }

        JsonObject json() {
            return Json.createReader(new StringReader(body)).readObject();
        }

        String type() {
            return json().getString("type");
        }

        String invoice() {
            return json().getJsonObject("data").getString("invoiceNumber");
        }

        /** Whether the reference library takes it for ours. */
        boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException forged) {
                return false;
            }
        }
    }

    private WebhookEndpoint() {
        server = started();
    }

    static WebhookEndpoint start() {
        return new WebhookEndpoint();
    }

    private HttpServer started() {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            fresh.setExecutor(threads);
            fresh.createContext("/", this::receive);
            fresh.start();
            return fresh;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Message message =
                new Message(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body);
        messages.add(message);
        try {
            Reply reply = conduct.to(message);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** Its address, with a path that must turn up nowhere else. */
    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/hooks-path-4711");
    }

    int port() {
        return port;
    }

    /** From now on it answers so. */
    void answers(Conduct how) {
        conduct = how;
    }

    /** From now on it takes everything. */
    void takes() {
        answers(message -> Reply.of(TAKEN));
    }

    /** From now on nobody listens on its port. */
    void stop() {
        server.stop(0);
    }

    /** It listens again. */
    void restart() {
        server = started();
    }

    /** All that has come in, each attempt, in its order. */
    List<Message> messages() {
        return List.copyOf(messages);
    }

    /** What has come in about one payment. */
    List<Message> messagesOf(Purchase purchase) {
        return messages.stream()
                .filter(message -> message.invoice().equals(purchase.invoiceNumber()))
                .toList();
    }

    /** The types of what has come in about one payment. */
    List<String> typesOf(Purchase purchase) {
        return messagesOf(purchase).stream().map(Message::type).toList();
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
