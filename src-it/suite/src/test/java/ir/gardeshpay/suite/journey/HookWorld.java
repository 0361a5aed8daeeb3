package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.Suite;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shop with receivers of webhooks, started at the first use and shared by all tests that break nothing in it. Each
 * works with payments of its own, and lets everything be taken again at its end. The warehouse is configured by
 * variables of the environment alone, the bookseller by both.
 */
final class HookWorld {

    static final Duration SOON = Duration.ofSeconds(30);

    static final String NEW = "whsec_bmV3LXNlY3JldC10aGF0LW11c3QtbmV2ZXItYmUtc2Vlbi0x";
    static final String OLD = "whsec_b2xkLXNlY3JldC10aGF0LW11c3QtbmV2ZXItYmUtc2Vlbi0y";
    static final String OTHERS = "whsec_b3RoZXJzLXNlY3JldC1tdXN0LW5ldmVyLWJlLXNlZW4tMw==";

    /** A name that leads to an address of a private network, as that of this machine mostly does. */
    static final String PRIVATE_NAME = nameOfThisMachine();

    private static final ConcurrentHashMap<String, HookWorld> STARTED = new ConcurrentHashMap<>();

    private final WebhookEndpoint shopkeeper = WebhookEndpoint.start();
    private final WebhookEndpoint warehouse = WebhookEndpoint.start();
    private final WebhookEndpoint bookseller = WebhookEndpoint.start();
    private final WebhookEndpoint insider = WebhookEndpoint.start();
    private final World world = World.shared("webhooks", this::plan);

    static HookWorld get() {
        return STARTED.computeIfAbsent(Suite.product(), product -> new HookWorld());
    }

    private World.Plan plan() {
        return World.planned()
                .property("gardeshpay.accounts.books.token", World.API_TOKEN)
                .property("gardeshpay.webhook.timeout", "PT2S")
                .property("gardeshpay.webhook.url", shopkeeper.url().toString())
                .property("gardeshpay.webhook.secret", NEW + "," + OLD)
                .environment(
                        "GARDESHPAY_WEBHOOKS_WAREHOUSE_URL", warehouse.url().toString())
                .environment("GARDESHPAY_WEBHOOKS_WAREHOUSE_SECRET", OTHERS)
                .environment("GARDESHPAY_WEBHOOKS_WAREHOUSE_ACCOUNTS", "default,books")
                .property("gardeshpay.webhooks.bookseller.url", bookseller.url().toString())
                .environment("GARDESHPAY_WEBHOOKS_BOOKSELLER_SECRET", OTHERS)
                .property("gardeshpay.webhooks.bookseller.accounts", "books")
                .property("gardeshpay.webhooks.insider.url", "https://" + PRIVATE_NAME + ":" + insider.port() + "/")
                .property("gardeshpay.webhooks.insider.secret", OTHERS);
    }

    private static String nameOfThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException none) {
            return "name-that-is-not-found.invalid";
        }
    }

    World world() {
        return world;
    }

    /** The receiver {@code default}. */
    WebhookEndpoint shopkeeper() {
        return shopkeeper;
    }

    /** Hears of the same payments as the shopkeeper. */
    WebhookEndpoint warehouse() {
        return warehouse;
    }

    /** Hears of another account. */
    WebhookEndpoint bookseller() {
        return bookseller;
    }

    /** Is in a private network, by its name. */
    WebhookEndpoint insider() {
        return insider;
    }

    /** At the end of each test. */
    void takeEverything() {
        shopkeeper.takes();
        warehouse.takes();
    }

    Purchase bought() {
        return world.shop().buy("tea");
    }

    Purchase paid() {
        Purchase purchase = bought();
        assertThat(Browserless.get(purchase.pay()).status()).isEqualTo(303);
        return purchase;
    }

    static void awaitTypes(WebhookEndpoint receiver, Purchase purchase, String... types) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.typesOf(purchase)).containsExactly(types));
    }

    /** One message to a receiver is open, and this is said of it. */
    void awaitOpen(Purchase purchase, String receiver, String... words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().webhooks().open(purchase.invoiceNumber(), receiver))
                        .singleElement()
                        .asString()
                        .contains(words));
    }

    void awaitNoneOpen(Purchase purchase, String receiver) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().webhooks().open(purchase.invoiceNumber(), receiver))
                        .isEmpty());
    }
}
