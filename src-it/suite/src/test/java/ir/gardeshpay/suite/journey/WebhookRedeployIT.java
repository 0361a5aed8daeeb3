package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.journey.WebhookEndpoint.Message;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/**
 * The application is taken away while it sends webhooks: what is being sent is broken off and sent afterwards, what is
 * being kept is kept, and nothing of it is an error. Named by this very name, as {@link RedeployIT} is.
 */
@Tag("redeploy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookRedeployIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /**
     * Not as long as H2 waits for a row: WildFly lets nothing begin any more at that point, and so nothing be tried
     * again.
     */
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private static final String[] TROUBLES = {"GP-0504", "GP-0505", "GP-0507", "NullPointerException"};

    private final WebhookEndpoint shopkeeper = WebhookEndpoint.start();
    private final World world = World.planned()
            .property("gardeshpay.webhook.timeout", "PT1M")
            .property("gardeshpay.webhook.url", shopkeeper.url().toString())
            .property("gardeshpay.webhook.secret", HookWorld.NEW)
            .start();

    @AfterAll
    void close() {
        world.close();
        shopkeeper.close();
    }

    @RepeatedTest(2)
    void whatIsBeingSentIsBrokenOffAndSentAfterwards() {
        CountDownLatch hanging = new CountDownLatch(1);
        shopkeeper.answers(message -> {
            hanging.await();
            return Reply.of(500);
        });
        Purchase purchase = paid();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shopkeeper.typesOf(purchase)).containsExactly("payment.paid"));
        int before = world.server().log().length();
        try {
            undeploy();
            assertThat(world.books().webhooks().open(purchase.invoiceNumber(), "default"))
                    .as("its attempt does not count")
                    .containsExactly("PAID after 0 attempts: none");
            assertThat(logSince(before)).doesNotContain(TROUBLES).doesNotContain("at ir.gardeshpay.webhook");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.server().jvm().threads("ir.gardeshpay"))
                            .isEmpty());
        } finally {
            hanging.countDown();
            shopkeeper.takes();
            deploy();
        }
        world.books().letLeasesRunOut();
        awaitNoneOpen(purchase);
        List<Message> attempts = shopkeeper.messagesOf(purchase);
        assertThat(attempts).hasSize(2);
        assertThat(attempts.get(1).id()).isEqualTo(attempts.get(0).id());
        purchase.assertPaidOnce();
    }

    @RepeatedTest(2)
    void whatIsBeingKeptIsKept() throws Exception {
        shopkeeper.answers(message -> Reply.of(500));
        Purchase purchase = paid();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().webhooks().open(purchase.invoiceNumber(), "default"))
                        .containsExactly("PAID after 1 attempts: answered 500"));
        shopkeeper.takes();
        int before = world.server().log().length();
        CompletableFuture<Void> gone;
        try (HeldRow held = HeldRow.ofReceiver(world.database(), "default")) {
            world.books().webhooks().letBeDue(purchase.invoiceNumber());
            held.awaitMessageBeingKept(purchase.invoiceNumber());
            gone = CompletableFuture.runAsync(this::undeploy);
            await().during(A_WHILE).atMost(SOON).until(() -> !gone.isDone());
        }
        try {
            gone.get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(world.books().webhooks().open(purchase.invoiceNumber(), "default"))
                    .isEmpty();
            await().untilAsserted(() -> assertThat(logSince(before)).contains("GP-0503"));
            assertThat(logSince(before)).doesNotContain(TROUBLES);
        } finally {
            deploy();
        }
        assertThat(shopkeeper.typesOf(purchase)).containsExactly("payment.paid", "payment.paid");
    }

    private Purchase paid() {
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        return purchase;
    }

    private void awaitNoneOpen(Purchase purchase) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().webhooks().open(purchase.invoiceNumber(), "default"))
                        .isEmpty());
    }

    private void undeploy() {
        world.server().applications().forEach(world.server()::undeploy);
    }

    private void deploy() {
        world.server().applications().forEach(world.server()::deploy);
    }

    private String logSince(int before) {
        return world.server().log().substring(before);
    }
}
