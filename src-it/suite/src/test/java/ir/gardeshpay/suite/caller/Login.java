package ir.gardeshpay.suite.caller;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** One who goes to the {@link Desk} at this address under a name. */
record Login(URI desk, String name) {

    /** Instead of an answer of the desk. */
    static final String REFUSED = "refused";

    private static final int UNAUTHORIZED = 401;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    CompletableFuture<String> start(String order) {
        return asked("?order=" + order);
    }

    CompletableFuture<String> complete(String order, String tracking) {
        return asked("?order=" + order + "&tracking=" + tracking);
    }

    private CompletableFuture<String> asked(String query) {
        String login = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(desk + query))
                .header("Authorization", "Basic " + login)
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == UNAUTHORIZED ? REFUSED : answer.body());
    }
}
