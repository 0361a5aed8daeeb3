package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is stopped and started again as its manual says, with the application that it remembers. */
@Tag("redeploy")
class StartAgainIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    @Test
    void paymentsInFlightGoOn() {
        try (World world = World.planned().readTimeout(SILENCE.dividedBy(2)).start()) {
            Purchase pending = world.shop().buy("tea");
            Purchase verifying = world.shop().buy("tea");
            world.gateway().faults().forInvoice(verifying.invoiceNumber(), Call.VERIFY, Fault.hang(SILENCE));
            Browserless.get(verifying.pay());
            assertThat(verifying.payment().status()).isEqualTo("VERIFYING");
            world.server().stop();
            world.gateway().faults().clear();
            world.books().letLeasesRunOut();
            URI back = pending.pay();
            world.server().startAgain();
            await().atMost(World.START_LIMIT)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> Browserless.get(back).status() == 303);
            pending.assertPaidOnce();
            await().atMost(SOON).untilAsserted(verifying::assertPaidOnce);
        }
    }
}
