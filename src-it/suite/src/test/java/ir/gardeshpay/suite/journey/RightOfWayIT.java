package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import ir.gardeshpay.simulator.ReceivedCall;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who asks the gateway, where there is one place for a call and no pass of the reconciler. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightOfWayIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.planned()
            .war(ShopWar.CLUSTER.file())
            .readTimeout(SOON)
            .property("gardeshpay.gateway.concurrency", "1")
            .property("gardeshpay.reconcile.every", "PT1H")
            .start();

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void verifyGoesBeforeATokenThatWasAskedForEarlier() throws Exception {
        Purchase paid = world.shop().buy("tea");
        URI back = paid.pay();
        long before = world.gateway().ledger().calls().size();
        Hold hold = world.gateway().holds().next(Call.GET_TOKEN, HoldPoint.BEFORE_WORK);
        CompletableFuture<Answer> busy =
                CompletableFuture.supplyAsync(() -> world.shop().order("tea"));
        hold.awaitArrival(SOON);

        CompletableFuture<Answer> wants =
                CompletableFuture.supplyAsync(() -> world.shop().order("rug"));
        await().atMost(SOON).until(() -> waiting() == 1);
        CompletableFuture<Answer> returns = CompletableFuture.supplyAsync(() -> Browserless.get(back));
        await().atMost(SOON).until(() -> waiting() == 2);
        hold.release();

        for (CompletableFuture<Answer> end : List.of(busy, wants, returns)) {
            assertThat(end.join().status()).isEqualTo(303);
        }
        paid.assertPaidOnce();
        assertThat(world.gateway().ledger().calls().stream()
                        .skip(before)
                        .map(ReceivedCall::call)
                        .filter(call -> call != Call.RETURN))
                .containsExactly(Call.GET_TOKEN, Call.VERIFY, Call.GET_TOKEN);
    }

    @Test
    void whoBringsManyTrackingNumbersOfOnePaymentTakesThreePlacesAndTheOthersAreStored() throws Exception {
        Purchase purchase = world.shop().buy("tea");
        Hold hold = world.gateway().holds().next(Call.VERIFY, HoldPoint.BEFORE_WORK);
        List<CompletableFuture<Answer>> three = Stream.of("wrong-1", "wrong-2", "wrong-3")
                .map(number -> CompletableFuture.supplyAsync(() -> Browserless.get(purchase.callbackWith(number))))
                .toList();
        hold.awaitArrival(SOON);
        await().atMost(SOON).until(() -> waiting() == 2);

        assertThat(Browserless.get(purchase.callbackWith("wrong-4")).status()).isEqualTo(303);
        assertThat(three).as("they still wait").noneMatch(CompletableFuture::isDone);
        hold.release();
        three.forEach(CompletableFuture::join);
        assertThat(world.gateway().ledger().calls(Call.VERIFY, "wrong-4")).isZero();
        assertThat(world.books().undecided())
                .containsExactly(
                        purchase.invoiceNumber() + " is VERIFYING",
                        purchase.invoiceNumber() + " has an open verification, wrong-4");

        Browserless.get(purchase.callbackWith("wrong-4"));
        assertThat(world.gateway().ledger().calls(Call.VERIFY, "wrong-4")).isEqualTo(1);
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("FAILED");
    }

    /** An embedded H2 lets nobody wait for so long. */
    @Test
    @Tag("postgresql")
    void aRepeatedReturnDoesNotAskWhatAnotherNodeHasBegunToAskMeanwhile() throws Exception {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().next(Call.VERIFY, Fault.reset());
        Browserless.get(back);
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        Attempts attempts = new Attempts(world.database());
        CompletableFuture<Answer> again;
        try (Connection other = attempts.beginToAsk(purchase.invoiceNumber())) {
            again = CompletableFuture.supplyAsync(() -> Browserless.get(back));
            awaitThreadIn("ir.gardeshpay.payment.Returns.repeated");
            other.commit();
        }
        awaitThreadIn("ir.gardeshpay.payment.Patience.awaitWhile");
        attempts.letNobodyAsk(purchase.invoiceNumber());
        assertThat(again.join().status()).isEqualTo(303);
        assertThat(purchase.verifies()).isEqualTo(1);

        assertThat(Browserless.get(back).status()).isEqualTo(303);
        purchase.assertPaidOnce();
    }

    private void awaitThreadIn(String method) {
        await().atMost(SOON).until(() -> !world.server().jvm().threads(method).isEmpty());
    }

    /** Threads of the server that wait until a call may begin; none of them does so for more than three seconds. */
    private int waiting() {
        return Integer.parseInt(
                Browserless.get(world.server().url("/shop/cluster/waiting")).body());
    }
}
