package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While the gateway is asked nothing of the database is held, on no server. */
@Tag("everywhere")
@Tag("once-a-server")
class HeldConnectionIT {

    private static final Duration SOON = Duration.ofSeconds(45);

    /** More than the 32 connections that each server's pool has. */
    private static final int BUYERS = 40;

    @Test
    void moreBuyersThanThereAreConnectionsWaitForVerifyAtOnceAndOthersGoOnBuying() throws Exception {
        ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
        try (World world = World.planned()
                .readTimeout(SOON.multipliedBy(2))
                .property("gardeshpay.gateway.concurrency", String.valueOf(BUYERS + 1))
                .start()) {
            List<Purchase> purchases = times(() -> world.shop().buy("tea"));
            List<URI> ways = purchases.stream().map(Purchase::pay).toList();
            List<Hold> holds = times(() -> world.gateway().holds().next(Call.VERIFY, HoldPoint.BEFORE_WORK));
            List<CompletableFuture<Answer>> returns = ways.stream()
                    .map(back -> CompletableFuture.supplyAsync(() -> Browserless.get(back), buyers))
                    .toList();
            for (Hold hold : holds) {
                hold.awaitArrival(SOON);
            }
            world.shop().buy("rug");

            holds.forEach(Hold::release);
            assertThat(returns)
                    .allSatisfy(end -> assertThat(end.join().status()).isEqualTo(303));
            // More than can be told at once: the others are told by a pass.
            await().atMost(SOON).untilAsserted(() -> purchases.forEach(Purchase::assertPaidOnce));
        } finally {
            buyers.shutdownNow();
        }
    }

    private static <T> List<T> times(Supplier<T> one) {
        return Stream.generate(one).limit(BUYERS).toList();
    }
}
