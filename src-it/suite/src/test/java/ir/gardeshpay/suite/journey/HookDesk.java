package ir.gardeshpay.suite.journey;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * The person who looks after receivers of webhooks.
 *
 * @param world runs the {@link ShopWar#CLUSTER}
 */
record HookDesk(World world) {

    /** What the module says of a receiver. */
    String line(String receiver) {
        return Browserless.get(world.server().url("/shop/cluster/webhooks"))
                .body()
                .lines()
                .filter(line -> line.startsWith(receiver + " "))
                .findFirst()
                .orElseThrow();
    }

    /** Has it sent what it did not take. */
    Answer resume(String receiver) {
        return Browserless.post(world.server().url("/shop/cluster/webhooks/" + receiver));
    }

    /** The same of the receiver {@code default}, over the REST API. */
    Answer resumeOverTheApi(String key) {
        Api api = new Api(URI.create(world.front() + Packaging.WAR.modulePath()), key);
        return api.send("POST", "/api/v1/webhooks/default/resume", BodyPublishers.noBody(), Map.of());
    }
}
