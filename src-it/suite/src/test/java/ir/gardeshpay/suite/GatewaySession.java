package ir.gardeshpay.suite;

import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.simulator.Simulator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The gateway's simulator for the servers that Arquillian starts, and how the module is told to use it. */
final class GatewaySession {

    private static final Simulator GATEWAY =
            Simulator.start(Options.defaults().withTokens(Set.of("token-of-default", "token-of-books")));

    private GatewaySession() {}

    /** The module's configuration on the server that listens on this port. */
    static Map<String, String> settings(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("gardeshpay.token", "token-of-default");
        settings.put("gardeshpay.accounts.books.token", "token-of-books");
        settings.put("gardeshpay.accounts.closed.token", "token-that-the-gateway-does-not-know");
        settings.put("gardeshpay.callback.base-url", "http://localhost:" + port + "/inside/gardeshpay");
        settings.put("gardeshpay/mp-rest/url", GATEWAY.url().toString());
        settings.put("gardeshpay.reconcile.every", "PT0.5S");
        settings.put("gardeshpay.notify.attempts", "4");
        settings.put("gardeshpay.notify.concurrency", "4");
        return settings;
    }

    static void close() {
        GATEWAY.close();
    }
}
