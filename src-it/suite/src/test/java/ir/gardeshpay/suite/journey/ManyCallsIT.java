package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many calls to the gateway at once as are configured, whatever the server's client thinks is enough. */
@Tag("once-a-server")
class ManyCallsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONGER_THAN_ALL_TAKE = Duration.ofMinutes(2);

    /** RESTEasy's client has 50 connections, if nothing is said. */
    private static final int CALLS = 60;

    @Test
    void asManyBuyersAsConfiguredAreAtTheGatewayAtOnce() {
        try (World world = World.planned()
                .readTimeout(LONGER_THAN_ALL_TAKE)
                .property("gardeshpay.gateway.concurrency", String.valueOf(CALLS))
                .start()) {
            world.shop().buy("tea");
            List<Hold> holds = Stream.generate(
                            () -> world.gateway().holds().next(Call.GET_TOKEN, HoldPoint.BEFORE_WORK))
                    .limit(CALLS)
                    .toList();
            CompletableFuture<List<Answer>> orders = CompletableFuture.supplyAsync(
                    () -> AtOnce.callers(CALLS, caller -> world.shop().order("tea")));
            try {
                await().atMost(SOON).untilAsserted(() -> assertThat(holds).allMatch(Hold::hasArrived));
            } finally {
                holds.forEach(Hold::release);
            }
            assertThat(orders.join())
                    .allMatch(answer -> answer.location().getPath().contains("/redirect/"));
        }
    }
}
