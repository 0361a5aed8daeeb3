package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.journey.WebhookEndpoint.Message;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Two nodes on one database, both of which send webhooks: while nothing dies, each message comes once, and in order for
 * each payment. Not on H2, as {@link ClusterIT}.
 */
@Tag("database-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookClusterIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int BUYERS = 12;

    private final WebhookEndpoint shopkeeper = WebhookEndpoint.start();
    private final World world = World.planned()
            .nodes(2)
            .property("gardeshpay.reconcile.every", "PT0.1S")
            .property("gardeshpay.webhook.url", shopkeeper.url().toString())
            .property("gardeshpay.webhook.secret", HookWorld.NEW)
            .start();

    @AfterAll
    void close() {
        world.close();
        shopkeeper.close();
    }

    @Test
    void everyMessageComesOnceAndInOrder() {
        List<Purchase> firsts =
                Stream.generate(() -> world.shop().buy("tea")).limit(BUYERS).toList();
        List<Purchase> seconds = firsts.stream()
                .map(first -> world.shop().payAgain(first.payment().orderId()))
                .toList();
        AtOnce.callers(BUYERS, caller -> returned(caller, firsts.get(caller)));
        AtOnce.callers(BUYERS, caller -> returned(caller, seconds.get(caller)));
        awaitNothingOpen();
        firsts.forEach(first -> assertThat(shopkeeper.typesOf(first)).containsExactly("payment.paid"));
        seconds.forEach(
                second -> assertThat(shopkeeper.typesOf(second)).containsExactly("payment.paid", "payment.duplicated"));
    }

    /** All of them are due at the same moment, for both nodes. */
    @Test
    void whatBothNodesTakeUpAtOnceIsSentOnceMoreByOneOfThem() {
        shopkeeper.answers(message -> new Reply(503, Map.of("Retry-After", "3600")));
        List<Purchase> purchases =
                Stream.generate(() -> world.shop().buy("tea")).limit(BUYERS).toList();
        AtOnce.callers(BUYERS, caller -> returned(caller, purchases.get(caller)));
        purchases.forEach(purchase -> await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().webhooks().open(purchase.invoiceNumber(), "default"))
                        .containsExactly("PAID after 1 attempts: answered 503")));
        shopkeeper.takes();
        world.books().letLeasesRunOut();
        awaitNothingOpen();
        assertThat(purchases)
                .allSatisfy(purchase -> assertThat(shopkeeper.messagesOf(purchase))
                        .hasSize(2)
                        .extracting(Message::id)
                        .containsOnly(shopkeeper.messagesOf(purchase).get(0).id()));
    }

    private Answer returned(int caller, Purchase purchase) {
        URI back = purchase.pay();
        Answer answer =
                Browserless.get(world.nodes().get(caller % 2).url(back.getRawPath() + "?" + back.getRawQuery()));
        assertThat(answer.status()).isEqualTo(303);
        return answer;
    }

    private void awaitNothingOpen() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().undecided()).isEmpty());
    }
}
