package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An application on a server of its own takes payments through a payment service on another server, with the client jar: the
 * kiosk is on the run's server, the service on Payara Micro.
 */
@Tag("everywhere")
@Tag("once-a-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KioskIT {

    private static final Path KIOSK = Path.of("../kiosk/target/kiosk.war");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("a secret of kiosk and service...".getBytes(StandardCharsets.UTF_8));

    private final int port = Ports.free();
    private final Service service = Service.startOnPayaraMicro(Map.of(
            "gardeshpay.webhook.url",
            "http://localhost:" + port + "/kiosk/results",
            "gardeshpay.webhook.secret",
            SECRET));
    private final Server kiosk = started();

    private Server started() {
        Server server = Server.builder()
                .war(KIOSK)
                .port(port)
                .property("gardeshpay-client/mp-rest/url", service.url().toString())
                .property("gardeshpay-client.key", Service.KEY)
                .property("kiosk.webhook.secret", SECRET)
                .start();
        server.awaitReady(World.START_LIMIT);
        return server;
    }

    @AfterAll
    void close() {
        kiosk.close();
        service.close();
    }

    private Answer sell(String sale, long rial) {
        return Browserless.post(kiosk.url("/kiosk/sales"), Map.of("sale", sale, "rial", String.valueOf(rial)));
    }

    private String said(String path) {
        return Browserless.get(kiosk.url("/kiosk/" + path)).body();
    }

    @Test
    void aSaleIsPaidThroughTheServiceAndItsResultIsHeardAndBelieved() {
        Answer sent = sell("K-1", 250_000);
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        assertThat(sell("K-1", 250_000).location()).isEqualTo(sent.location());
        String token = sent.location().getPath().replaceFirst(".*/", "");
        Browserless.get(service.gateway().buyer().pay(token));
        assertThat(said("sales/K-1")).matches("PAID 250000 \\d+ \\d{6}\\*+\\d{4}");
        assertThat(said("sales/K-1/payments")).isEqualTo("K-1 PAID");
        await().atMost(SOON).untilAsserted(() -> assertThat(said("results/K-1")).isEqualTo("payment.paid"));
        assertThat(sell("K-1", 250_000).body()).isEqualTo("PAID");
        assertThat(service.books().paymentsOf("sale-K-1")).hasSize(1);
    }

    @Test
    void aSaleThatWasDeclinedIsPaidByAnotherTry() {
        String token = sell("K-5", 250_000).location().getPath().replaceFirst(".*/", "");
        Browserless.get(service.gateway().buyer().decline(token));
        assertThat(sell("K-5", 250_000).body()).isEqualTo("FAILED");
        Answer again = Browserless.post(kiosk.url("/kiosk/sales"), Map.of("sale", "K-5", "rial", "250000", "try", "2"));
        Browserless.get(service.gateway().buyer().pay(again.location().getPath().replaceFirst(".*/", "")));
        assertThat(said("sales/K-5/payments")).isEqualTo("K-5 FAILED\nK-5-2 PAID");
    }

    @Test
    void whatTheServiceAnswersInsteadIsAProblemThatNamesWhatIsWrong() {
        sell("K-2", 250_000);
        Answer other = sell("K-2", 300_000);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).startsWith("urn:gardeshpay:problem:invoice-conflict");
        Answer wrong = sell("K-3", -1);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("urn:gardeshpay:problem:invalid-request")
                .contains("field=amount");
        Answer unknown = Browserless.get(kiosk.url("/kiosk/sales/K-99"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("urn:gardeshpay:problem:not-found");
    }

    @Test
    void whereTheGatewayIsAwayTheSameButtonStartsTheSamePaymentLater() {
        service.gateway().faults().forInvoice("K-4", Call.GET_TOKEN, Fault.reset());
        Answer away = sell("K-4", 250_000);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.body()).contains("gateway-unavailable").endsWith(" K-4");
        service.gateway().faults().clear();
        assertThat(sell("K-4", 250_000).status()).isEqualTo(303);
        assertThat(service.books().paymentsOf("sale-K-4")).hasSize(1);
    }
}
