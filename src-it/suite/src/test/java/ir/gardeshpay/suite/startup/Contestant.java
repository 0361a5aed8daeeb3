package ir.gardeshpay.suite.startup;

import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.Server;
import ir.gardeshpay.suite.ServerBuilder;
import ir.gardeshpay.suite.ServerProduct;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A server with one application.
 *
 * @param server as {@code -Dsuite.server} has it
 * @param archive a WAR or an EAR
 * @param contextRoot of a WAR
 * @param page asked until the application answers it
 * @param status of that answer
 */
record Contestant(String server, Path archive, String contextRoot, String page, int status) {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration ONE_LOOK = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** A port that nobody listens at: no payment is taken here. */
    private static final String NO_GATEWAY = "http://127.0.0.1:9";

    /** The module: a payment that does not exist is answered by its own page, from the database. */
    static Contestant module(String server, Path archive) {
        return new Contestant(server, archive, "gardeshpay", "/gardeshpay/result/0123456789abcdefghijkl", NOT_FOUND);
    }

    static Contestant empty(String server, Path archive) {
        return new Contestant(server, archive, "empty", "/empty/answer", OK);
    }

    /**
     * How long it took from the start of the process until the application answered and the server called itself ready.
     */
    record Starts(Duration first, Duration later) {}

    /**
     * Starts the server on a fresh directory and an empty database, stops it, and starts it again as its owner would.
     */
    Starts start(Database database) {
        long begin = System.nanoTime();
        try (Server server = builder().database(database).start()) {
            Duration first = untilReady(server, begin);
            server.stop();
            long again = System.nanoTime();
            server.startAgain();
            return new Starts(first, untilReady(server, again));
        }
    }

    private Duration untilReady(Server server, long begin) {
        awaitAnswer(server, server.url(page), status, begin);
        awaitAnswer(server, server.readiness(), OK, begin);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private ServerBuilder builder() {
        ServerBuilder builder = Server.builder()
                .product(ServerProduct.named(server))
                .usualJvm()
                .property("gardeshpay.token", "not-used")
                .property("gardeshpay.callback.base-url", "http://localhost/gardeshpay")
                .property("gardeshpay/mp-rest/url", NO_GATEWAY);
        return archive.toString().endsWith(".ear") ? builder.ear(archive) : builder.war(archive, contextRoot);
    }

    /** A server answers 404 itself before it knows the application, so the module's is known by its header. */
    private boolean isTheApplications(HttpResponse<String> answer) {
        return answer.statusCode() != NOT_FOUND
                || answer.headers().firstValue("Content-Security-Policy").isPresent();
    }

    private void awaitAnswer(Server started, URI address, int wanted, long begin) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ONE_LOOK).build();
        while (System.nanoTime() - begin < LIMIT.toNanos()) {
            if (!started.isRunning()) {
                throw started.failure(server + " went down while it started with " + archive.getFileName());
            }
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == wanted && isTheApplications(answer)) {
                    return;
                }
            } catch (IOException notYet) {
                // Nobody listens yet, or the server is not done with it.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
            pause();
        }
        throw started.failure(server + " with " + archive.getFileName() + " did not answer " + wanted + " at " + address
                + " within " + LIMIT.toMinutes() + " minutes");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
