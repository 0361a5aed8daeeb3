package ir.gardeshpay.simulator;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The first of two callbacks: asked for by the gateway itself, as a browser would that then asks again. */
final class FirstCallback {
    private static final System.Logger LOG = System.getLogger(FirstCallback.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private FirstCallback() {}

    /** Waits for the answer and drops it. */
    static void send(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            int status = BROWSER.send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            LOG.log(
                    Level.DEBUG,
                    "The first of two callbacks was answered with {0}; the browser sends the other",
                    status);
        } catch (IOException failure) {
            LOG.log(
                    Level.WARNING,
                    "The first of two callbacks failed ({0}); the browser sends the other",
                    failure.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
