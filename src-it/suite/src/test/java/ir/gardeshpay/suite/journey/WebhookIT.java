package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.journey.WebhookEndpoint.Message;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications outside hear of every result, signed, in order, whatever they do meanwhile. */
@Tag("everywhere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    static final String NEW = "whsec_bmV3LXNlY3JldC10aGF0LW11c3QtbmV2ZXItYmUtc2Vlbi0x";
    static final String OLD = "whsec_b2xkLXNlY3JldC10aGF0LW11c3QtbmV2ZXItYmUtc2Vlbi0y";
    static final String OTHERS = "whsec_b3RoZXJzLXNlY3JldC1tdXN0LW5ldmVyLWJlLXNlZW4tMw==";

    /** A name that leads to an address of a private network, as that of this machine mostly does. */
    private static final String PRIVATE_NAME = nameOfThisMachine();

    private final WebhookEndpoint shopkeeper = WebhookEndpoint.start();
    private final WebhookEndpoint warehouse = WebhookEndpoint.start();
    private final WebhookEndpoint bookseller = WebhookEndpoint.start();
    private final WebhookEndpoint insider = WebhookEndpoint.start();

    private final World world = World.planned()
            .property("gardeshpay.accounts.books.token", World.API_TOKEN)
            .property("gardeshpay.webhook.timeout", "PT2S")
            .property("gardeshpay.webhook.url", shopkeeper.url().toString())
            .property("gardeshpay.webhook.secret", NEW + "," + OLD)
            .property("gardeshpay.webhooks.warehouse.url", warehouse.url().toString())
            .property("gardeshpay.webhooks.warehouse.secret", OTHERS)
            .property("gardeshpay.webhooks.warehouse.accounts", "default,books")
            .property("gardeshpay.webhooks.bookseller.url", bookseller.url().toString())
            .property("gardeshpay.webhooks.bookseller.secret", OTHERS)
            .property("gardeshpay.webhooks.bookseller.accounts", "books")
            .property("gardeshpay.webhooks.insider.url", "https://" + PRIVATE_NAME + ":" + insider.port() + "/")
            .property("gardeshpay.webhooks.insider.secret", OTHERS)
            .start();

    private static String nameOfThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException none) {
            return "name-that-is-not-found.invalid";
        }
    }

    @AfterEach
    void takeEverything() {
        shopkeeper.takes();
        warehouse.takes();
    }

    @AfterAll
    void close() {
        world.close();
        Stream.of(shopkeeper, warehouse, bookseller, insider).forEach(WebhookEndpoint::close);
    }

    private Purchase bought() {
        return world.shop().buy("tea");
    }

    private Purchase paid() {
        Purchase purchase = bought();
        assertThat(Browserless.get(purchase.pay()).status()).isEqualTo(303);
        return purchase;
    }

    private static void awaitTypes(WebhookEndpoint receiver, Purchase purchase, String... types) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.typesOf(purchase)).containsExactly(types));
    }

    private void awaitOpen(Purchase purchase, String what) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().openWebhooks(purchase.invoiceNumber(), "default"))
                        .singleElement()
                        .asString()
                        .contains(what));
    }

    private void awaitNoneOpen(Purchase purchase, String receiver) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().openWebhooks(purchase.invoiceNumber(), receiver))
                        .isEmpty());
    }

    @Test
    void aResultArrivesSignedWithEverySecret() {
        Purchase purchase = paid();
        awaitTypes(shopkeeper, purchase, "payment.paid");
        Message message = shopkeeper.messagesOf(purchase).get(0);
        assertThat(message.isSignedWith(NEW)).isTrue();
        assertThat(message.isSignedWith(OLD)).isTrue();
        assertThat(message.isSignedWith(OTHERS)).isFalse();
        assertThat(message.header("Webhook-signature")).matches("v1,\\S+ v1,\\S+");
        assertThat(message.id()).matches("evt_[0-9]+");
        assertThat(message.header("Content-type")).isEqualTo("application/json");
        assertThat(message.header("User-agent")).startsWith("GardeshPay/");
        assertThat(message.json().keySet()).containsExactlyInAnyOrder("type", "timestamp", "data");
        assertThat(message.json().getJsonObject("data").getString("status")).isEqualTo("PAID");
        assertThat(message.json().getJsonObject("data").getInt("amount"))
                .isEqualTo((int) purchase.payment().amount());
        assertThat(message.json().getJsonObject("data").getJsonObject("receipt").getString("referenceNumber"))
                .isEqualTo(purchase.atGateway().referenceNumber());
        awaitNoneOpen(purchase, "default");
    }

    @Test
    void everyReceiverOfTheAccountGetsItUnderTheSameIdAndOthersDoNot() {
        Purchase purchase = paid();
        awaitTypes(shopkeeper, purchase, "payment.paid");
        awaitTypes(warehouse, purchase, "payment.paid");
        Message message = warehouse.messagesOf(purchase).get(0);
        assertThat(message.isSignedWith(OTHERS)).isTrue();
        assertThat(message.id())
                .isEqualTo(shopkeeper.messagesOf(purchase).get(0).id());
        assertThat(message.body())
                .isEqualTo(shopkeeper.messagesOf(purchase).get(0).body());
        assertThat(world.books().webhookReceivers(purchase.invoiceNumber()))
                .containsExactly("default", "insider", "warehouse");
        assertThat(bookseller.messages()).isEmpty();
    }

    @Test
    void aDeclineAndAnExpiryAreToldToo() {
        Purchase declined = bought();
        Browserless.get(declined.decline());
        awaitTypes(shopkeeper, declined, "payment.failed");
        Purchase left = bought();
        world.books().letExpire(left.invoiceNumber());
        awaitTypes(shopkeeper, left, "payment.expired");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 400, 404, 429, 503, 302})
    void whatWasNotTakenIsSentAgainAsItWasAndUnderTheSameId(int status) {
        shopkeeper.answers(
                message -> new Reply(status, Map.of("Location", warehouse.url() + "/elsewhere", "Retry-After", "0")));
        Purchase purchase = paid();
        awaitTypes(warehouse, purchase, "payment.paid");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().openWebhooks(purchase.invoiceNumber(), "default"))
                        .singleElement()
                        .asString()
                        .contains("1 attempts: answered " + status));
        shopkeeper.takes();
        world.books().letWebhooksBeDue(purchase.invoiceNumber());
        awaitTypes(shopkeeper, purchase, "payment.paid", "payment.paid");
        awaitNoneOpen(purchase, "default");
        List<Message> attempts = shopkeeper.messagesOf(purchase);
        assertThat(attempts.get(1).id()).isEqualTo(attempts.get(0).id());
        assertThat(attempts.get(1).body()).isEqualTo(attempts.get(0).body());
        assertThat(attempts.get(1).isSignedWith(NEW)).isTrue();
        assertThat(warehouse.messages())
                .as("no redirect is followed")
                .noneMatch(message -> message.path().endsWith("/elsewhere"));
    }

    @Test
    void aReceiverThatIsDownHearsOfEverythingWhenItIsBack() {
        shopkeeper.stop();
        List<Purchase> purchases;
        try {
            purchases = List.of(paid(), paid(), paid());
            purchases.forEach(purchase -> awaitTypes(warehouse, purchase, "payment.paid"));
            purchases.forEach(purchase -> await().atMost(SOON)
                    .untilAsserted(() -> assertThat(world.books().openWebhooks(purchase.invoiceNumber(), "default"))
                            .singleElement()
                            .asString()
                            .contains("no connection could be made")));
        } finally {
            shopkeeper.restart();
        }
        purchases.forEach(purchase -> world.books().letWebhooksBeDue(purchase.invoiceNumber()));
        purchases.forEach(purchase -> awaitTypes(shopkeeper, purchase, "payment.paid"));
    }

    @Test
    void aReceiverThatHangsHoldsUpNeitherTheBuyersNorTheOthers() {
        CountDownLatch hung = new CountDownLatch(1);
        shopkeeper.answers(message -> {
            hung.await();
            return Reply.of(204);
        });
        List<Purchase> purchases = Stream.generate(this::paid).limit(6).toList();
        purchases.forEach(purchase -> awaitTypes(warehouse, purchase, "payment.paid"));
        purchases.forEach(Purchase::assertPaidOnce);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(purchases)
                        .allSatisfy(
                                purchase -> assertThat(world.books().openWebhooks(purchase.invoiceNumber(), "default"))
                                        .singleElement()
                                        .asString()
                                        .contains("no answer in 2000 ms")));
        assertThat(hung.getCount()).as("it hangs still").isEqualTo(1);
        hung.countDown();
        shopkeeper.takes();
        purchases.forEach(purchase -> world.books().letWebhooksBeDue(purchase.invoiceNumber()));
        purchases.forEach(purchase -> awaitNoneOpen(purchase, "default"));
        assertThat(purchases)
                .allSatisfy(purchase -> assertThat(shopkeeper.messagesOf(purchase))
                        .extracting(Message::id)
                        .hasSizeGreaterThan(1)
                        .containsOnly(shopkeeper.messagesOf(purchase).get(0).id()));
    }

    @Test
    void whatHappenedLaterToAPaymentWaitsForWhatHappenedBefore() {
        Purchase first = bought();
        Purchase second = world.shop().payAgain(first.payment().orderId());
        Browserless.get(first.pay());
        shopkeeper.answers(message -> Reply.of(message.invoice().equals(second.invoiceNumber()) ? 500 : 204));
        Browserless.get(second.pay());
        awaitTypes(warehouse, second, "payment.paid", "payment.duplicated");
        awaitTypes(shopkeeper, second, "payment.paid");
        shopkeeper.takes();
        world.books().letWebhooksBeDue(second.invoiceNumber());
        awaitTypes(shopkeeper, second, "payment.paid", "payment.paid", "payment.duplicated");
    }

    @Test
    void aFailureThatIsNotTakenIsWithdrawnWhenThePaymentIsPaid() {
        shopkeeper.answers(message -> Reply.of(500));
        Purchase purchase = bought();
        Browserless.get(purchase.callbackWith("123456789"));
        awaitTypes(shopkeeper, purchase, "payment.failed");
        awaitTypes(warehouse, purchase, "payment.failed");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().openWebhooks(purchase.invoiceNumber(), "default"))
                        .singleElement()
                        .asString()
                        .contains("1 attempts"));
        shopkeeper.takes();
        Browserless.get(purchase.pay());
        awaitTypes(shopkeeper, purchase, "payment.failed", "payment.paid");
        awaitTypes(warehouse, purchase, "payment.failed", "payment.paid");
        awaitNoneOpen(purchase, "default");
    }

    /** The payment is paid at the very moment at which it is kept that the failure was not taken: its pause is minutes long. */
    @Test
    void aFailureThatIsJustBeingKeptAsNotTakenIsWithdrawnToo() throws Exception {
        shopkeeper.answers(message -> Reply.of(500));
        Purchase purchase = bought();
        Browserless.get(purchase.callbackWith("123456789"));
        awaitOpen(purchase, "FAILED after 1 attempts");
        URI back = purchase.pay();
        CompletableFuture<Answer> returned;
        try (HeldRow held = HeldRow.ofReceiver(world.database(), "default")) {
            world.books().letWebhooksBeDue(purchase.invoiceNumber());
            held.awaitMessageBeingKept(purchase.invoiceNumber());
            shopkeeper.takes();
            returned = CompletableFuture.supplyAsync(() -> Browserless.get(back));
            letComeAsFarAsItCan(returned);
        }
        assertThat(returned.get(SOON.toSeconds(), TimeUnit.SECONDS).status()).isEqualTo(303);
        awaitTypes(shopkeeper, purchase, "payment.failed", "payment.failed", "payment.paid");
        awaitNoneOpen(purchase, "default");
        purchase.assertPaidOnce();
    }

    /** Whether it waits for the row or not: that is what is tried. */
    private static void letComeAsFarAsItCan(CompletableFuture<Answer> returned) throws Exception {
        try {
            returned.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException waits) {
            assertThat(waits).as("it waits for the row").isNotNull();
        }
    }

    @Test
    void aNameThatLeadsIntoAPrivateNetworkIsNotCalled() throws Exception {
        assumeThat(InetAddress.getAllByName(PRIVATE_NAME))
                .as("the name of this machine leads to an address of a private network")
                .allMatch(address -> address.isSiteLocalAddress() || address.isLoopbackAddress());
        Purchase purchase = paid();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().openWebhooks(purchase.invoiceNumber(), "insider"))
                        .singleElement()
                        .asString()
                        .contains("an address of a private network")
                        .contains("gardeshpay.webhook.allow-private=true"));
        assertThat(insider.messages()).isEmpty();
    }

    @Test
    void noSecretAndNoPathOfAnAddressIsWrittenDown() throws Exception {
        shopkeeper.answers(message -> Reply.of(500));
        Purchase purchase = paid();
        awaitTypes(warehouse, purchase, "payment.paid");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.server().log()).contains("GP-0502 the webhook receiver default"));
        String dump = world.database().dump();
        assertThat(dump).containsIgnoringCase("gardeshpay_webhook_receiver");
        for (String text : List.of(world.server().log(), dump)) {
            for (String secret : List.of(NEW, OLD, OTHERS, "hooks-path-4711")) {
                assertThat(text.contains(secret)).as(secret).isFalse();
                assertThat(text.contains(secret.replace("whsec_", "")))
                        .as(secret)
                        .isFalse();
            }
        }
        assertThat(purchase.payment().status()).isEqualTo("PAID");
    }
}
