package ir.gardeshpay.suite.journey;

import static ir.gardeshpay.suite.journey.HookWorld.SOON;
import static ir.gardeshpay.suite.journey.HookWorld.awaitTypes;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.InTurn;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Reply;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happened to one payment is told in its order, and what is void by now is not told any more. */
@Tag("everywhere")
@InTurn
class WebhookOrderIT {

    /** Nothing is sent again by itself. */
    private static final Reply MUCH_LATER = new Reply(503, Map.of("Retry-After", "3600"));

    private final HookWorld hooks = HookWorld.get();

    @AfterEach
    void takeEverything() {
        hooks.takeEverything();
    }

    @Test
    void whatHappenedLaterToAPaymentWaitsForWhatHappenedBefore() {
        Purchase first = hooks.bought();
        Purchase second = hooks.world().shop().payAgain(first.payment().orderId());
        Browserless.get(first.pay());
        hooks.shopkeeper()
                .answers(message -> message.invoice().equals(second.invoiceNumber()) ? MUCH_LATER : Reply.of(204));
        Browserless.get(second.pay());
        awaitTypes(hooks.warehouse(), second, "payment.paid", "payment.duplicated");
        awaitTypes(hooks.shopkeeper(), second, "payment.paid");
        hooks.shopkeeper().takes();
        hooks.world().books().webhooks().letBeDue(second.invoiceNumber());
        awaitTypes(hooks.shopkeeper(), second, "payment.paid", "payment.paid", "payment.duplicated");
    }

    @Test
    void aFailureThatIsNotTakenIsWithdrawnWhenThePaymentIsPaid() {
        hooks.shopkeeper().answers(message -> MUCH_LATER);
        Purchase purchase = hooks.bought();
        Browserless.get(purchase.callbackWith("123456789"));
        awaitTypes(hooks.shopkeeper(), purchase, "payment.failed");
        awaitTypes(hooks.warehouse(), purchase, "payment.failed");
        hooks.awaitOpen(purchase, "default", "1 attempts");
        hooks.shopkeeper().takes();
        Browserless.get(purchase.pay());
        awaitTypes(hooks.shopkeeper(), purchase, "payment.failed", "payment.paid");
        awaitTypes(hooks.warehouse(), purchase, "payment.failed", "payment.paid");
        hooks.awaitNoneOpen(purchase, "default");
    }

    @Test
    void aFailureThatIsOnItsWayWhenThePaymentIsPaidIsNotSentAgain() {
        CountDownLatch paid = new CountDownLatch(1);
        hooks.shopkeeper().answers(message -> {
            if (message.type().equals("payment.paid")) {
                return Reply.of(204);
            }
            paid.await();
            return MUCH_LATER;
        });
        Purchase purchase = hooks.bought();
        Browserless.get(purchase.callbackWith("123456789"));
        awaitTypes(hooks.shopkeeper(), purchase, "payment.failed");
        Browserless.get(purchase.pay());
        purchase.assertPaidOnce();
        paid.countDown();
        awaitTypes(hooks.shopkeeper(), purchase, "payment.failed", "payment.paid");
        hooks.awaitNoneOpen(purchase, "default");
    }

    @Test
    void aFailureWhoseSenderHasDiedIsNotToldAfterThePaymentIsPaid() {
        hooks.shopkeeper().answers(message -> MUCH_LATER);
        Purchase purchase = hooks.bought();
        Browserless.get(purchase.callbackWith("123456789"));
        hooks.awaitOpen(purchase, "default", "FAILED after 1 attempts");
        hooks.world().books().webhooks().letBeClaimed(purchase.invoiceNumber());
        hooks.shopkeeper().takes();
        Browserless.get(purchase.pay());
        purchase.assertPaidOnce();
        assertThat(hooks.shopkeeper().typesOf(purchase)).containsExactly("payment.failed");

        hooks.world().books().webhooks().letClaimBeOver(purchase.invoiceNumber());
        hooks.awaitNoneOpen(purchase, "default");
        assertThat(hooks.shopkeeper().typesOf(purchase)).containsExactly("payment.failed", "payment.paid");
    }

    /**
     * The payment is paid at the very moment at which it is kept that the failure was not taken: its pause is minutes
     * long.
     */
    @Test
    void aFailureThatIsJustBeingKeptAsNotTakenIsWithdrawnToo() throws Exception {
        hooks.shopkeeper().answers(message -> MUCH_LATER);
        Purchase purchase = hooks.bought();
        Browserless.get(purchase.callbackWith("123456789"));
        hooks.awaitOpen(purchase, "default", "FAILED after 1 attempts");
        URI back = purchase.pay();
        CompletableFuture<Answer> returned;
        try (HeldRow held = HeldRow.ofReceiver(hooks.world().database(), "default")) {
            hooks.world().books().webhooks().letBeDue(purchase.invoiceNumber());
            held.awaitMessageBeingKept(purchase.invoiceNumber());
            hooks.shopkeeper().takes();
            returned = CompletableFuture.supplyAsync(() -> Browserless.get(back));
            letComeAsFarAsItCan(returned);
        }
        assertThat(returned.get(SOON.toSeconds(), TimeUnit.SECONDS).status()).isEqualTo(303);
        awaitTypes(hooks.shopkeeper(), purchase, "payment.failed", "payment.failed", "payment.paid");
        hooks.awaitNoneOpen(purchase, "default");
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
}
