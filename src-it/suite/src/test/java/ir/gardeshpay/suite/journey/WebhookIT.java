package ir.gardeshpay.suite.journey;

import static ir.gardeshpay.suite.journey.HookWorld.SOON;
import static ir.gardeshpay.suite.journey.HookWorld.awaitTypes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.InTurn;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Message;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Reply;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Applications outside hear of every result, signed, and nobody else does. */
@Tag("everywhere")
@InTurn
class WebhookIT {

    private final HookWorld hooks = HookWorld.get();

    @AfterEach
    void takeEverything() {
        hooks.takeEverything();
    }

    @Test
    void aResultArrivesSignedWithEverySecret() {
        Purchase purchase = hooks.paid();
        awaitTypes(hooks.shopkeeper(), purchase, "payment.paid");
        Message message = hooks.shopkeeper().messagesOf(purchase).get(0);
        assertThat(message.isSignedWith(HookWorld.NEW)).isTrue();
        assertThat(message.isSignedWith(HookWorld.OLD)).isTrue();
        assertThat(message.isSignedWith(HookWorld.OTHERS)).isFalse();
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
        hooks.awaitNoneOpen(purchase, "default");
    }

    @Test
    void everyReceiverOfTheAccountGetsItUnderTheSameIdAndOthersDoNot() {
        Purchase purchase = hooks.paid();
        awaitTypes(hooks.shopkeeper(), purchase, "payment.paid");
        awaitTypes(hooks.warehouse(), purchase, "payment.paid");
        Message message = hooks.warehouse().messagesOf(purchase).get(0);
        assertThat(message.isSignedWith(HookWorld.OTHERS)).isTrue();
        assertThat(message.id())
                .isEqualTo(hooks.shopkeeper().messagesOf(purchase).get(0).id());
        assertThat(message.body())
                .isEqualTo(hooks.shopkeeper().messagesOf(purchase).get(0).body());
        assertThat(hooks.world().books().webhooks().receivers(purchase.invoiceNumber()))
                .containsExactly("default", "insider", "warehouse");
        assertThat(hooks.bookseller().messages()).isEmpty();
    }

    @Test
    void aDeclineAndAnExpiryAreToldToo() {
        Purchase declined = hooks.bought();
        Browserless.get(declined.decline());
        awaitTypes(hooks.shopkeeper(), declined, "payment.failed");
        Purchase left = hooks.bought();
        hooks.world().books().letExpire(left.invoiceNumber());
        awaitTypes(hooks.shopkeeper(), left, "payment.expired");
    }

    @Test
    void aNameThatLeadsIntoAPrivateNetworkIsNotCalled() throws Exception {
        assumeThat(InetAddress.getAllByName(HookWorld.PRIVATE_NAME))
                .as("the name of this machine leads to an address of a private network")
                .allMatch(address -> address.isSiteLocalAddress() || address.isLoopbackAddress());
        Purchase purchase = hooks.paid();
        hooks.awaitOpen(
                purchase, "insider", "an address of a private network", "gardeshpay.webhook.allow-private=true");
        assertThat(hooks.insider().messages()).isEmpty();
    }

    @Test
    void noSecretAndNoPathOfAnAddressIsWrittenDown() throws Exception {
        hooks.shopkeeper().answers(message -> Reply.of(500));
        Purchase purchase = hooks.paid();
        awaitTypes(hooks.warehouse(), purchase, "payment.paid");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(hooks.world().server().log()).contains("GP-0502 the webhook receiver default"));
        String dump = hooks.world().database().dump();
        assertThat(dump).containsIgnoringCase("gardeshpay_webhook_receiver");
        for (String text : List.of(hooks.world().server().log(), dump)) {
            for (String secret : List.of(HookWorld.NEW, HookWorld.OLD, HookWorld.OTHERS, "hooks-path-4711")) {
                assertThat(text.contains(secret)).as(secret).isFalse();
                assertThat(text.contains(secret.replace("whsec_", "")))
                        .as(secret)
                        .isFalse();
            }
        }
        assertThat(purchase.payment().status()).isEqualTo("PAID");
    }
}
