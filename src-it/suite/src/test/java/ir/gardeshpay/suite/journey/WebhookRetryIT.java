package ir.gardeshpay.suite.journey;

import static ir.gardeshpay.suite.journey.HookWorld.SOON;
import static ir.gardeshpay.suite.journey.HookWorld.awaitTypes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.InTurn;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Message;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a receiver does not take is sent again, and holds up nobody else. */
@Tag("everywhere")
@InTurn
class WebhookRetryIT {

    private final HookWorld hooks = HookWorld.get();

    @AfterEach
    void takeEverything() {
        hooks.takeEverything();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 400, 404, 429, 503, 302})
    void whatWasNotTakenIsSentAgainAsItWasAndUnderTheSameId(int status) {
        hooks.shopkeeper()
                .answers(message -> new Reply(
                        status, Map.of("Location", hooks.warehouse().url() + "/elsewhere", "Retry-After", "0")));
        Purchase purchase = hooks.paid();
        awaitTypes(hooks.warehouse(), purchase, "payment.paid");
        hooks.awaitOpen(purchase, "default", "1 attempts: answered " + status);
        hooks.shopkeeper().takes();
        hooks.world().books().webhooks().letBeDue(purchase.invoiceNumber());
        awaitTypes(hooks.shopkeeper(), purchase, "payment.paid", "payment.paid");
        hooks.awaitNoneOpen(purchase, "default");
        List<Message> attempts = hooks.shopkeeper().messagesOf(purchase);
        assertThat(attempts.get(1).id()).isEqualTo(attempts.get(0).id());
        assertThat(attempts.get(1).body()).isEqualTo(attempts.get(0).body());
        assertThat(attempts.get(1).isSignedWith(HookWorld.NEW)).isTrue();
        assertThat(hooks.warehouse().messages())
                .as("no redirect is followed")
                .noneMatch(message -> message.path().endsWith("/elsewhere"));
    }

    @Test
    void aReceiverThatIsDownHearsOfEverythingWhenItIsBack() {
        hooks.shopkeeper().stop();
        List<Purchase> purchases;
        try {
            purchases = List.of(hooks.paid(), hooks.paid(), hooks.paid());
            purchases.forEach(purchase -> awaitTypes(hooks.warehouse(), purchase, "payment.paid"));
            purchases.forEach(purchase -> hooks.awaitOpen(purchase, "default", "no connection could be made"));
        } finally {
            hooks.shopkeeper().restart();
        }
        purchases.forEach(purchase -> hooks.world().books().webhooks().letBeDue(purchase.invoiceNumber()));
        purchases.forEach(purchase -> awaitTypes(hooks.shopkeeper(), purchase, "payment.paid"));
    }

    @Test
    void aReceiverThatHangsHoldsUpNeitherTheBuyersNorTheOthers() {
        CountDownLatch hung = new CountDownLatch(1);
        hooks.shopkeeper().answers(message -> {
            hung.await();
            return Reply.of(204);
        });
        List<Purchase> purchases = Stream.generate(hooks::paid).limit(6).toList();
        purchases.forEach(purchase -> awaitTypes(hooks.warehouse(), purchase, "payment.paid"));
        purchases.forEach(Purchase::assertPaidOnce);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(purchases)
                        .allSatisfy(purchase -> assertThat(
                                        hooks.world().books().webhooks().open(purchase.invoiceNumber(), "default"))
                                .singleElement()
                                .asString()
                                .contains("no answer in 2000 ms")));
        assertThat(hung.getCount()).as("it hangs still").isEqualTo(1);
        hung.countDown();
        hooks.shopkeeper().takes();
        purchases.forEach(purchase -> hooks.world().books().webhooks().letBeDue(purchase.invoiceNumber()));
        purchases.forEach(purchase -> hooks.awaitNoneOpen(purchase, "default"));
        assertThat(purchases)
                .allSatisfy(purchase -> assertThat(hooks.shopkeeper().messagesOf(purchase))
                        .extracting(Message::id)
                        .hasSizeGreaterThan(1)
                        .containsOnly(
                                hooks.shopkeeper().messagesOf(purchase).get(0).id()));
    }
}
