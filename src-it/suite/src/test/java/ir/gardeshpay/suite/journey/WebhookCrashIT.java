package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.journey.WebhookEndpoint.Message;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is killed between the outcome of a payment and its webhook: it arrives all the same. */
@Tag("crashes")
class WebhookCrashIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final WebhookEndpoint shopkeeper = WebhookEndpoint.start();
    private final World world = World.planned()
            .property("gardeshpay.webhook.url", shopkeeper.url().toString())
            .property("gardeshpay.webhook.secret", HookWorld.NEW)
            .start();

    @AfterEach
    void close() {
        world.close();
        shopkeeper.close();
    }

    /** The message is on the wire when the server dies: nobody has kept that it arrived, so it is sent again. */
    @Test
    void whatWasOnItsWayWhenTheServerDiedIsSentAgainUnderTheSameId() {
        CountDownLatch killed = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        shopkeeper.answers(message -> {
            arrived.countDown();
            killed.await();
            return Reply.of(204);
        });
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        await().atMost(SOON).until(() -> arrived.getCount() == 0);
        world.server().kill();
        killed.countDown();
        shopkeeper.takes();
        world.server().restart();
        world.server().awaitReady(World.START_LIMIT);
        assertThat(world.books().webhooks().open(purchase.invoiceNumber(), "default"))
                .hasSize(1);
        world.books().letLeasesRunOut();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().webhooks().open(purchase.invoiceNumber(), "default"))
                        .isEmpty());
        List<Message> attempts = shopkeeper.messagesOf(purchase);
        assertThat(attempts).hasSize(2);
        assertThat(attempts.get(1).id()).isEqualTo(attempts.get(0).id());
        assertThat(attempts.get(1).body()).isEqualTo(attempts.get(0).body());
        assertThat(attempts.get(1).isSignedWith(HookWorld.NEW)).isTrue();
        purchase.assertPaidOnce();
    }

    /** A buyer whose shop may break off while he looks for what he has bought. */
    private static void quietly(Customer customer) {
        try {
            customer.tryToFinish();
        } catch (UncheckedIOException | IllegalStateException brokenOff) {
            assertThat(brokenOff).as("he comes back later").isNotNull();
        }
    }

    /** Killed again and again with payments under way: whatever is paid arrives. */
    @Test
    void everyResultArrivesThoughTheServerIsKilledUnderLoad() {
        List<Customer> customers =
                Stream.generate(() -> new Customer(world)).limit(12).toList();
        for (int kill = 0; kill < 2; kill++) {
            List<CompletableFuture<Void>> buying = customers.subList(kill * 6, kill * 6 + 6).stream()
                    .map(customer -> CompletableFuture.runAsync(() -> quietly(customer)))
                    .toList();
            CompletableFuture.anyOf(buying.toArray(CompletableFuture[]::new)).join();
            world.server().kill();
            world.server().restart();
            world.server().awaitReady(World.START_LIMIT);
        }
        customers.forEach(Customer::finish);
        world.books().letLeasesRunOut();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().undecided()).isEmpty());
        customers.forEach(customer -> assertThat(shopkeeper.typesOf(customer.purchase()))
                .as(customer.purchase().invoiceNumber())
                .isNotEmpty()
                .containsOnly("payment.paid"));
    }
}
