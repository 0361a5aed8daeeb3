package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Keys that have a default in all other tests do what the manual says. */
@Tag("once-a-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfiguredIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final World world = Api.plan()
            .property("gardeshpay.pending.ttl", "PT5S")
            .property("gardeshpay.invoice.calendar", "gregorian")
            .property("gardeshpay.invoice.prefix", "X-")
            .property("gardeshpay.return-url", "https://shop.example.ir/thanks")
            .property("gardeshpay.return-url.allowed-hosts", "shop.example.ir,other.example.ir")
            .start();
    private final Api api = Api.of(world, Api.SHOP_KEY);

    @AfterAll
    void close() {
        world.close();
    }

    private Answer started(String... more) {
        Answer started = api.start(Api.body(1_000, Api.unique(), more));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        return started;
    }

    private Transaction atGateway(Answer started) {
        return world.gateway()
                .ledger()
                .byInvoice(started.json().getString("invoiceNumber"))
                .orElseThrow();
    }

    private String status(String invoice) {
        return api.get("/api/v1/payments/" + invoice).json().getString("status");
    }

    @Test
    void generatedInvoiceNumbersBeginWithThePrefixAndDatesAreOfTheCalendar() {
        Transaction there = atGateway(started());
        assertThat(there.invoiceNumber()).startsWith("X-");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tehran"));
        assertThat(LocalDate.parse(there.invoiceDate())).isBetween(today.minusDays(1), today);
    }

    @Test
    void theBuyerGoesToTheReturnUrlOfTheConfigurationOrToAnAllowedOneOfTheRequest() {
        assertThat(location(started())).hasHost("shop.example.ir").hasPath("/thanks");
        assertThat(location(started("returnUrl", "https://other.example.ir/back")))
                .hasHost("other.example.ir")
                .hasPath("/back");
        Answer elsewhere = api.start(Api.body(1_000, Api.unique(), "returnUrl", "https://evil.example.com/"));
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.body()).contains("returnUrl");
    }

    private URI location(Answer started) {
        return Browserless.get(world.gateway().buyer().pay(atGateway(started).token()))
                .location();
    }

    @Test
    void whoseBuyerDoesNotComeBackExpiresAfterItsTimeAndALateReturnPaysAllTheSame() {
        Answer started = started();
        String invoice = started.json().getString("invoiceNumber");
        URI back = world.gateway().buyer().pay(atGateway(started).token());
        await().atMost(SOON).until(() -> status(invoice).equals("EXPIRED"));

        assertThat(Browserless.get(back).status()).isEqualTo(303);
        assertThat(status(invoice)).isEqualTo("PAID");
    }
}
