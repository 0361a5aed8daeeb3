package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import ir.gardeshpay.simulator.ReceivedCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Where calls to the gateway wait for each other, who has paid goes before who would like to. */
class RightOfWayIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void verifyGoesBeforeATokenThatWasAskedForEarlier() throws Exception {
        try (World world = World.planned()
                .readTimeout(SOON)
                .property("gardeshpay.gateway.concurrency", "1")
                .start()) {
            Purchase paid = world.shop().buy("tea");
            URI back = paid.pay();
            long before = world.gateway().ledger().calls().size();
            Hold hold = world.gateway().holds().next(Call.GET_TOKEN, HoldPoint.BEFORE_WORK);
            CompletableFuture<Answer> busy =
                    CompletableFuture.supplyAsync(() -> world.shop().order("tea"));
            hold.awaitArrival(SOON);

            CompletableFuture<Answer> wants =
                    CompletableFuture.supplyAsync(() -> world.shop().order("rug"));
            await().atMost(SOON).until(() -> waiting(world) == 1);
            CompletableFuture<Answer> returns = CompletableFuture.supplyAsync(() -> Browserless.get(back));
            await().atMost(SOON).until(() -> waiting(world) == 2);
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
    }

    /** Threads of the server that wait until a call may begin; none of them does so for more than three seconds. */
    private static long waiting(World world) {
        return world.server().jvm().threads("ir.gardeshpay.Places.taken").stream()
                .filter(thread -> thread.contains("CompletableFuture.timedGet"))
                .count();
    }
}
