package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.wire.CommitHold;
import ir.gardeshpay.suite.wire.CommitHold.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A connection that breaks in a commit leaves it in doubt: it may have been made. */
@Tag("postgresql")
class StartInDoubtIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aStartWhoseFirstCommitIsInDoubtIsOnePaymentAndTheBuyerPaysThatOne() throws Exception {
        try (BrittleWorld broken = BrittleWorld.of(Application.WITH_MODULE)) {
            World world = broken.world();
            for (Moment moment : Moment.values()) {
                CommitHold hold = broken.databaseWire().holdNext(moment, List.of("insert into gardeshpay_payment"));
                int before = world.books().all().size();
                CompletableFuture<Answer> started = CompletableFuture.supplyAsync(
                        () -> Browserless.post(world.shop().home().resolve("orders"), Map.of("product", "tea")));
                hold.awaitArrival(SOON);
                hold.drop();
                Answer answer = started.get(SOON.toSeconds(), TimeUnit.SECONDS);
                assertThat(answer.status()).isEqualTo(303);
                assertThat(world.books().all()).as(moment.name()).hasSize(before + 1);
                String token = answer.location().getPath().replaceFirst(".*/", "");
                Browserless.get(world.gateway().buyer().pay(token));
            }
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(Ledgers.of(world).disagreements()).isEmpty());
        }
    }
}
