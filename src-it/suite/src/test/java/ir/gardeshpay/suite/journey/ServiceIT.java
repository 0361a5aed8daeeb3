package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.NeedsNode;
import ir.gardeshpay.suite.NodeReceiver;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A payment from curl to webhook: the lines of the README are run as they are, and receivers that are written with the
 * reference library of another language say what they believe.
 */
@Tag("everywhere")
@Tag("once-a-server")
@NeedsNode
class ServiceIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = secret("the secret that both sides have.");
    private static final String OTHER_SECRET = secret("a secret that nobody told anyone");
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration LONGER_THAN_A_MESSAGE_IS_BELIEVED = Duration.ofMinutes(10);

    private static String secret(String text) {
        return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theLinesOfTheReadmeTakeAPaymentAndItsWebhookIsBelievedByWhomItIsForOnly() throws Exception {
        try (NodeReceiver right = NodeReceiver.start(SECRET, NO_TIME);
                NodeReceiver rotating = NodeReceiver.start(OTHER_SECRET + "," + SECRET, NO_TIME);
                NodeReceiver stranger = NodeReceiver.start(OTHER_SECRET, NO_TIME);
                NodeReceiver late = NodeReceiver.start(SECRET, LONGER_THAN_A_MESSAGE_IS_BELIEVED);
                Tampering tampering = Tampering.before(right.url());
                Service service = Service.start(Map.of(
                        "gardeshpay.webhook.url",
                        right.url().toString(),
                        "gardeshpay.webhook.secret",
                        SECRET,
                        "gardeshpay.webhooks.rotating.url",
                        rotating.url().toString(),
                        "gardeshpay.webhooks.rotating.secret",
                        SECRET,
                        "gardeshpay.webhooks.stranger.url",
                        stranger.url().toString(),
                        "gardeshpay.webhooks.stranger.secret",
                        SECRET,
                        "gardeshpay.webhooks.late.url",
                        late.url().toString(),
                        "gardeshpay.webhooks.late.secret",
                        SECRET,
                        "gardeshpay.webhooks.tampered.url",
                        tampering.url().toString(),
                        "gardeshpay.webhooks.tampered.secret",
                        SECRET))) {
            String printed = linesOfTheReadme(service);
            assertThat(printed).contains("\"status\":\"PENDING\"").contains("\"status\":\"PAID\"");
            String verified = "verified evt_\\d+ payment.paid A-17-1 250000";
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(right.lines())
                            .anySatisfy(line -> assertThat(line).matches(verified)));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(rotating.lines())
                            .anySatisfy(line -> assertThat(line).matches(verified)));
            awaitRefused(stranger, "No matching signature found");
            awaitRefused(late, "Message timestamp too old");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(right.lines())
                            .anyMatch(line -> line.matches("refused evt_\\d+ No matching signature found")));
            assertThat(service.server().log()).doesNotContain(Service.KEY, SECRET, SECRET.substring("whsec_".length()));
        }
    }

    private static void awaitRefused(NodeReceiver receiver, String why) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.lines())
                        .anyMatch(line -> line.matches("refused evt_\\d+ " + why))
                        .noneMatch(line -> line.startsWith("verified")));
    }

    /** The block that is marked with this test's name, with this service's address and key in its first two lines. */
    private static String linesOfTheReadme(Service service) throws IOException, InterruptedException {
        String readme = Files.readString(Path.of("../../README.md"));
        String block = readme.split("<!-- run by ServiceIT -->\n```sh\n", 2)[1].split("```", 2)[0];
        String script = block.replaceFirst("(?m)^SERVICE=.*$", "SERVICE=" + service.url())
                .replaceFirst("(?m)^KEY=.*$", "KEY=" + Service.KEY);
        assertThat(script).isNotEqualTo(block);
        String here = script.replace("/tmp/payment.json", "payment.json");
        Process bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", here)
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .redirectErrorStream(true)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).as(printed).isTrue();
        assertThat(bash.exitValue()).as(printed).isZero();
        return printed;
    }
}
