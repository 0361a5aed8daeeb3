package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.Server;
import jakarta.json.JsonObject;
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
 * An application on a server of its own takes payments through a payment service on another server, with the client
 * jar: the kiosk is on the run's server, the service on Payara Micro.
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

    private Answer sell(String sale, String goods) {
        return Browserless.post(kiosk.url("/kiosk/sales"), Map.of("sale", sale, "goods", goods));
    }

    private String said(String path) {
        return Browserless.get(kiosk.url("/kiosk/" + path)).body();
    }

    @Test
    void aSaleIsPaidThroughTheServiceAndItsResultIsHeardAndBelieved() {
        Answer sent = sell("K-1", "tea");
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        assertThat(sell("K-1", "tea").location()).isEqualTo(sent.location());
        assertThat(said("sales/waiting/PENDING").lines()).contains("K-1");
        String token = sent.location().getPath().replaceFirst(".*/", "");
        Browserless.get(service.gateway().buyer().pay(token));
        assertThat(said("sales/waiting/PENDING").lines()).doesNotContain("K-1");
        assertThat(said("sales/tea/K-1")).matches("PAID 250000 \\d+ \\d{6}\\*+\\d{4}");
        assertThat(said("sales/tea/K-1/payments")).isEqualTo("K-1 PAID");
        assertThat(said("sales/payments/K-1/timeline").lines())
                .anyMatch(line -> line.contains(" CREATED order tea-K-1, 250000 Rial"))
                .anyMatch(line -> line.contains(" PAID "));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(said("results/tea/K-1")).isEqualTo("payment.paid"));
        assertThat(sell("K-1", "tea").body()).isEqualTo("PAID");
        assertThat(service.books().paymentsOf("tea-K-1")).hasSize(1);
    }

    @Test
    void aSaleThatWasDeclinedIsPaidByAnotherTry() {
        String token = sell("K-5", "tea").location().getPath().replaceFirst(".*/", "");
        Browserless.get(service.gateway().buyer().decline(token));
        assertThat(sell("K-5", "tea").body()).isEqualTo("FAILED");
        Answer again = Browserless.post(kiosk.url("/kiosk/sales"), Map.of("sale", "K-5", "goods", "tea", "try", "2"));
        Browserless.get(service.gateway().buyer().pay(again.location().getPath().replaceFirst(".*/", "")));
        assertThat(said("sales/tea/K-5/payments")).isEqualTo("K-5 FAILED\nK-5-2 PAID");
        assertThat(said("sales/tea/K-5")).startsWith("PAID 250000 ");
        Answer third = Browserless.post(kiosk.url("/kiosk/sales"), Map.of("sale", "K-5", "goods", "tea", "try", "3"));
        assertThat(third.body()).as("nobody pays twice").isEqualTo("PAID");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(said("results/tea/K-5").lines())
                        .containsExactlyInAnyOrder("payment.failed", "payment.paid"));
    }

    @Test
    void whatTheServiceAnswersInsteadIsAProblemThatNamesWhatIsWrong() {
        sell("K-2", "tea");
        Answer other = sell("K-2", "saffron");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).startsWith("urn:gardeshpay:problem:invoice-conflict");
        Answer wrong = sell("K 3", "tea");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("urn:gardeshpay:problem:invalid-request")
                .contains("field=invoiceNumber");
        Answer decided = Browserless.get(kiosk.url("/kiosk/sales/waiting/PAID"));
        assertThat(decided.status()).isEqualTo(400);
        assertThat(decided.body()).contains("field=status");
        Answer unknown = Browserless.get(kiosk.url("/kiosk/sales/payments/K-99"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).startsWith("urn:gardeshpay:problem:not-found");
        assertThat(Browserless.get(kiosk.url("/kiosk/sales/payments/K-99/timeline"))
                        .status())
                .isEqualTo(404);
    }

    /** Whoever has a key of the service can start a payment of any amount for an order of the kiosk's. */
    @Test
    void whoHasPaidLessThanThePriceIsNotTakenForSomebodyWhoHasPaid() {
        Api api = new Api(service.url(), Service.KEY);
        JsonObject cheap =
                api.start(Api.body(1_000, "tea-K-6", "invoiceNumber", "K-6")).json();
        Browserless.get(
                service.gateway().buyer().pay(cheap.getString("redirectUrl").replaceFirst(".*/", "")));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(said("results/tea/K-6"))
                        .isEqualTo("paid, and not the price: for a person to look at"));
        assertThat(said("sales/tea/K-6")).isEqualTo("paid, and not the price: for a person to look at");
    }

    @Test
    void whereTheGatewayIsAwayTheSameButtonStartsTheSamePaymentLater() {
        service.gateway().faults().forInvoice("K-4", Call.GET_TOKEN, Fault.reset());
        Answer away = sell("K-4", "tea");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.body()).contains("gateway-unavailable").endsWith(" K-4");
        service.gateway().faults().clear();
        assertThat(sell("K-4", "tea").status()).isEqualTo(303);
        assertThat(service.books().paymentsOf("tea-K-4")).hasSize(1);
    }
}
