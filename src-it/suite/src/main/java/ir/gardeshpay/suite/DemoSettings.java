package ir.gardeshpay.suite;

import java.nio.file.Path;

/**
 * What the demo runs and where it keeps its data.
 *
 * @param port of the server, for the shop and the gateway alike
 * @param address to listen on
 * @param directory for the database, the gateway's ledger and the log
 * @param shop the shop's WAR
 * @param gateway the simulated gateway's WAR
 */
record DemoSettings(int port, String address, Path directory, Path shop, Path gateway) {

    /** As in the README, for applications that use the API. Of no worth: the demo takes no money. */
    static final String API_KEY = "demo-key-for-trying-it-out-and-nothing-else";

    /** As in the README: "demo secret for trying it out". */
    static final String WEBHOOK_SECRET = "whsec_ZGVtbyBzZWNyZXQgZm9yIHRyeWluZyBpdCBvdXQ=";

    /** Reads the properties {@code demo.*}. */
    static DemoSettings fromSystemProperties() {
        return new DemoSettings(
                port(System.getProperty("demo.port", "8080")),
                System.getProperty("demo.address", "127.0.0.1"),
                path("demo.dir", "../../.demo"),
                path("demo.shop", "../shop/target/shop.war"),
                path("demo.gateway", "../simulator/target/gateway.war"));
    }

    /** Where the example receiver of webhooks listens, if somebody has started it. */
    String receiver() {
        return "http://localhost:9000/";
    }

    String url() {
        return "http://localhost:" + port;
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("demo.port is '" + text
                    + "', which is no port. A right value is a number from 1 to 65535:" + " -Ddemo.port=9080");
        }
        return Integer.parseInt(text);
    }

    private static Path path(String key, String otherwise) {
        return Path.of(System.getProperty(key, otherwise)).toAbsolutePath().normalize();
    }
}
