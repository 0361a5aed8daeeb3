package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A firewall forgets connections that were idle, and tells nobody: a receiver that is well shall not wait for that for
 * half an hour.
 */
@Tag("once-a-server")
@Tag("leisure")
class WebhookStaleIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void afterAConnectionThatIsDeadTheNextAttemptIsOnANewOne() {
        try (ForgetfulEndpoint receiver = ForgetfulEndpoint.start();
                World world = World.planned()
                        .property("gardeshpay.webhook.url", receiver.url().toString())
                        .property("gardeshpay.webhook.secret", HookWorld.NEW)
                        .property("gardeshpay.webhook.timeout", "PT6S")
                        .start()) {
            List<URI> ways = List.of(
                    world.shop().buy("tea").pay(), world.shop().buy("tea").pay());
            AtOnce.callers(ways.size(), buyer -> Browserless.get(ways.get(buyer)));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(receiver.taken()).hasSize(2));
            assertThat(receiver.connections()).as("both may be kept").isEqualTo(2);

            Purchase third = world.shop().buy("tea");
            Browserless.get(third.pay());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(receiver.taken())
                            .anyMatch(message -> message.contains('"' + third.invoiceNumber() + '"')));
            third.assertPaidOnce();
        }
    }
}
