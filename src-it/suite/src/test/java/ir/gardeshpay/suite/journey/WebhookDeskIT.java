package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.journey.WebhookEndpoint.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Receivers that are disabled, messages that are parked, and the person who sees that and has them sent again. */
@Tag("once-a-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookDeskIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final WebhookEndpoint shopkeeper = WebhookEndpoint.start();
    private final WebhookEndpoint warehouse = WebhookEndpoint.start();
    private final World world = World.planned()
            .war(ShopWar.CLUSTER.file())
            .property("gardeshpay.api.keys", "office:" + Api.SHOP_KEY + ",books:" + Api.BOOKS_KEY)
            .property("gardeshpay.api.accounts", "books:default")
            .property("gardeshpay.webhook.concurrency", "1")
            .property("gardeshpay.webhook.url", shopkeeper.url().toString())
            .property("gardeshpay.webhook.secret", HookWorld.NEW)
            .property("gardeshpay.webhooks.warehouse.url", warehouse.url().toString())
            .property("gardeshpay.webhooks.warehouse.secret", HookWorld.OTHERS)
            .property("gardeshpay.webhooks.warehouse.accounts", "default")
            .start();
    private final HookDesk desk = new HookDesk(world);

    @AfterEach
    void repair() {
        shopkeeper.takes();
        await().atMost(SOON).untilAsserted(() -> {
            desk.resume("default"); // a failure that is just being kept is put off after it
            assertThat(desk.line("default")).contains("WORKING, waiting 0, parked 0");
        });
    }

    @AfterAll
    void close() {
        world.close();
        shopkeeper.close();
        warehouse.close();
    }

    private Purchase paid() {
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(warehouse.typesOf(purchase)).containsExactly("payment.paid"));
        return purchase;
    }

    private void awaitOneAttempt(Purchase purchase) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().webhooks().open(purchase.invoiceNumber(), "default"))
                        .singleElement()
                        .asString()
                        .contains("1 attempts"));
    }

    private void awaitDisabled(String reason) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(desk.line("default")).contains("DISABLED").contains(reason));
        assertThat(Probe.of(world).up())
                .as("payments can be taken all the same")
                .isTrue();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Probe.of(world).fact("webhooks disabled")).isEqualTo("default"));
        await().untilAsserted(() -> assertThat(world.server().log())
                .contains("GP-0501 the webhook receiver default at 127.0.0.1 is disabled"));
    }

    @Test
    void whoWorksIsShownWithItsHostAndAccountsAndNoSecret() {
        assertThat(desk.line("warehouse")).startsWith("warehouse at 127.0.0.1 [default] WORKING");
        assertThat(desk.line("default")).startsWith("default at 127.0.0.1 [] WORKING");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Probe.of(world).fact("webhooks disabled")).isEmpty());
    }

    @Test
    void messagesThatWereClaimedByClocksYearsOrTwoDaysAheadAreSentAllTheSame() {
        shopkeeper.answers(message -> Reply.of(500));
        Purchase years = paid();
        Purchase days = paid();
        List.of(years, days).forEach(this::awaitOneAttempt);
        shopkeeper.takes();
        new Attempts(world.database())
                .letClockHaveBeenAhead(Duration.ofDays(3650), "gardeshpay_webhook", years.invoiceNumber());
        world.books().webhooks().letBeClaimedByAClockAheadBy(Duration.ofDays(2), days.invoiceNumber());
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(desk.line("default")).contains("WORKING, waiting 0"));
        await().untilAsserted(() -> assertThat(world.server().log()).contains("GP-0206"));
    }

    @Test
    void aFirstFailureAfterDaysWithoutMessagesDoesNotDisable() {
        shopkeeper.answers(message -> Reply.of(500));
        paid();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(desk.line("default")).contains("FAILING"));
        world.books().webhooks().letBeTriedForTheLastTime("default");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(desk.line("default")).contains("waiting 0").contains("parked 1"));
        world.books().webhooks().letReceiverFailForLong("default");
        Purchase later = paid();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shopkeeper.typesOf(later)).hasSize(2));
        assertThat(desk.line("default")).contains("FAILING").doesNotContain("DISABLED");
    }

    @Test
    void whoSaysGoneIsSentNothingMoreUntilSomebodyResumesIt() {
        shopkeeper.answers(message -> Reply.of(410));
        Purchase first = paid();
        awaitDisabled("answered 410 Gone");
        shopkeeper.takes();
        int before = shopkeeper.messages().size();
        Purchase second = paid();
        world.books().webhooks().letBeDue(first.invoiceNumber());
        world.books().webhooks().letBeDue(second.invoiceNumber());
        paid();
        assertThat(shopkeeper.messages()).as("nothing is sent to it").hasSize(before);
        assertThat(desk.line("default")).contains("waiting 3");

        assertThat(desk.resume("default").body()).isEqualTo("3");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(shopkeeper.typesOf(first)).containsExactly("payment.paid", "payment.paid");
            assertThat(shopkeeper.typesOf(second)).containsExactly("payment.paid");
        });
    }

    @Test
    void whoHasTakenNothingForDaysIsDisabledAndOneSuccessIsEnoughToStartAgain() {
        shopkeeper.answers(message -> Reply.of(500));
        Purchase first = paid();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(desk.line("default")).contains("FAILING"));
        shopkeeper.takes();
        world.books().webhooks().letBeDue(first.invoiceNumber());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(desk.line("default")).contains("WORKING"));
        await().untilAsserted(() -> assertThat(world.server().log()).contains("GP-0503"));

        shopkeeper.answers(message -> Reply.of(500));
        Purchase second = paid();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(desk.line("default")).contains("FAILING"));
        world.books().webhooks().letReceiverFailForLong("default");
        world.books().webhooks().letBeDue(second.invoiceNumber());
        awaitDisabled("answered 500");
    }

    @Test
    void aMessageIsParkedAfterTheLastAttemptAndSentOnRequest() {
        shopkeeper.answers(message -> Reply.of(500));
        Purchase purchase = paid();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(desk.line("default")).contains("FAILING, waiting 1"));
        world.books().webhooks().letBeTriedForTheLastTime("default");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(desk.line("default")).contains("waiting 0, parked 1"));
        await().untilAsserted(() -> assertThat(world.server().log()).contains("GP-0506"));
        shopkeeper.takes();
        assertThat(desk.resumeOverTheApi(Api.BOOKS_KEY).status())
                .as("a limited key sees no receivers")
                .isEqualTo(404);
        Answer resumed = desk.resumeOverTheApi(Api.SHOP_KEY);
        assertThat(resumed.status()).as(resumed.body()).isEqualTo(200);
        assertThat(resumed.json().getInt("messages")).isEqualTo(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().webhooks().open(purchase.invoiceNumber(), "default"))
                        .isEmpty());
        assertThat(shopkeeper.messagesOf(purchase))
                .extracting(WebhookEndpoint.Message::id)
                .hasSize(3)
                .containsOnly(shopkeeper.messagesOf(purchase).get(0).id());
    }

    /** One at a time, so that their order is seen. */
    @Test
    void whatHasWaitedForLongestIsSentFirst() {
        shopkeeper.answers(message -> new Reply(503, Map.of("Retry-After", "3600")));
        List<Purchase> purchases = List.of(paid(), paid(), paid());
        purchases.forEach(this::awaitOneAttempt);
        int before = shopkeeper.messages().size();
        shopkeeper.takes();
        List<String> wanted = Stream.of(2, 0, 1)
                .map(purchases::get)
                .map(Purchase::invoiceNumber)
                .toList();
        world.books().webhooks().letBeDueInThisOrder(wanted);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                shopkeeper.messages().stream().skip(before).map(WebhookEndpoint.Message::invoice))
                        .containsExactlyElementsOf(wanted));
    }

    @Test
    void anUnknownReceiverIsNotThere() {
        assertThat(desk.resume("nobody").status()).isEqualTo(404);
    }
}
