package ir.gardeshpay.suite.journey;

import static ir.gardeshpay.suite.journey.Api.assertProblem;
import static ir.gardeshpay.suite.journey.Api.body;
import static ir.gardeshpay.suite.journey.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.InTurn;
import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits is listed: for its buyer, for the gateway, for a person; and no longer than it waits. */
@Tag("everywhere")
@InTurn
class WaitingIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final World world = Api.world();
    private final Api shop = Api.of(world, Api.SHOP_KEY);
    private final Api books = Api.of(world, Api.BOOKS_KEY);

    @AfterEach
    void mendTheGateway() {
        world.gateway().faults().clear();
    }

    @Test
    void aPaymentIsListedAsLongAsItsBuyerIsAtTheGateway() {
        Purchase first = started(shop);
        Purchase second = started(shop);
        assertThat(waiting(shop, "PENDING")).containsSubsequence(first.invoiceNumber(), second.invoiceNumber());
        Browserless.get(first.pay());
        Browserless.get(second.decline());
        assertThat(waiting(shop, "PENDING")).doesNotContain(first.invoiceNumber(), second.invoiceNumber());
    }

    @Test
    void aPaymentIsListedAsLongAsTheGatewayHasGivenNoTokenForIt() {
        String invoice = unique();
        String start = body(250_000, unique(), "invoiceNumber", invoice);
        world.gateway().faults().forInvoice(invoice, Call.GET_TOKEN, Fault.status(500));
        assertThat(shop.start(start).status()).isEqualTo(503);
        assertThat(waiting(shop, "CREATED")).contains(invoice);
        world.gateway().faults().clear();
        assertThat(shop.start(start).status()).isEqualTo(200);
        assertThat(waiting(shop, "CREATED")).doesNotContain(invoice);
        assertThat(waiting(shop, "PENDING")).contains(invoice);
    }

    @Test
    void aPaymentIsListedAsLongAsTheGatewayHasNotDecided() {
        Purchase purchase = started(shop);
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.status(500));
        Browserless.get(purchase.pay());
        assertThat(waiting(shop, "VERIFYING")).contains(purchase.invoiceNumber());
        assertThat(waiting(shop, "PENDING")).doesNotContain(purchase.invoiceNumber());
        world.gateway().faults().clear();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(waiting(shop, "VERIFYING")).doesNotContain(purchase.invoiceNumber()));
        assertThat(purchase.payment().status()).isEqualTo("PAID");
    }

    @Test
    void aPaymentThatIsHeldIsListedUntilItsOwnBuyersReturnHasPaidIt() {
        Purchase held = started(shop);
        URI own = held.pay();
        Purchase other = started(books);
        URI back = other.pay();
        world.gateway()
                .faults()
                .forInvoice(other.invoiceNumber(), Call.VERIFY, Fault.otherInvoice(held.invoiceNumber()));
        Browserless.get(back);
        assertThat(listed(shop, "HELD"))
                .filteredOn(payment -> payment.getString("invoiceNumber").equals(held.invoiceNumber()))
                .singleElement()
                .satisfies(
                        payment -> assertThat(payment.getString("holdReason")).isNotBlank());
        Browserless.get(own);
        assertThat(held.payment().status()).isEqualTo("PAID");
        assertThat(waiting(shop, "HELD")).doesNotContain(held.invoiceNumber());
    }

    @Test
    void aLimitedKeySeesWhatWaitsInItsAccounts() {
        Purchase ofTheShop = started(shop);
        Purchase ofTheBooks = started(books);
        assertThat(waiting(books, "PENDING"))
                .contains(ofTheBooks.invoiceNumber())
                .doesNotContain(ofTheShop.invoiceNumber());
        assertThat(waiting(shop, "PENDING")).contains(ofTheBooks.invoiceNumber(), ofTheShop.invoiceNumber());
    }

    @Test
    @Tag("postgresql")
    void ofMoreThanAThousandThoseThatHaveWaitedLongestAreListedAndThatThereAreMore() throws SQLException {
        Purchase latest = started(shop);
        assertThat(shop.get("/api/v1/payments?status=PENDING").json()).doesNotContainKey("more");
        try (Connection connection = world.database().connect();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute("insert into gardeshpay_payment (id, invoice_number, callback_key, order_id, account,"
                        + " amount, invoice_date, status, resting_status, created_at, expires_at, due_at) select -n,"
                        + " 'waits-' || n, substr(md5('waits' || n), 1, 22), 'waits', 'default', 1000, '1405-01-01',"
                        + " 'PENDING', 'PENDING', timestamp '2020-01-01' + n * interval '1 second', now() + interval '1 day',"
                        + " now() + interval '1 day' from generate_series(1, 1001) n");
                assertThat(waiting(shop, "PENDING"))
                        .hasSize(1000)
                        .startsWith("waits-1")
                        .endsWith("waits-1000")
                        .doesNotContain(latest.invoiceNumber());
                assertThat(shop.get("/api/v1/payments?status=PENDING").json().getBoolean("more"))
                        .isTrue();
            } finally {
                statement.execute("delete from gardeshpay_payment where order_id = 'waits'");
            }
        }
    }

    @Test
    void whatIsWrongWithTheQuestionIsNamed() {
        for (String status : List.of("PAID", "EXPIRED", "held", "")) {
            Answer wrong = shop.get("/api/v1/payments?status=" + status);
            assertProblem(wrong, 400, "invalid-request");
            assertThat(wrong.body()).as(status).contains("\"status\"", "CREATED", "PENDING", "VERIFYING", "HELD");
        }
        Answer both = shop.get("/api/v1/payments?status=HELD&orderId=a");
        assertProblem(both, 400, "invalid-request");
        assertThat(both.body()).contains("one of them");
    }

    /** Each key has a price of its own. */
    private Purchase started(Api api) {
        Answer started = api.start(body(api.equals(shop) ? 250_000 : 1_000, unique()));
        return Purchase.at(world, URI.create(started.json().getString("redirectUrl")));
    }

    private static List<String> waiting(Api api, String status) {
        return listed(api, status).stream()
                .map(payment -> payment.getString("invoiceNumber"))
                .toList();
    }

    private static List<JsonObject> listed(Api api, String status) {
        Answer list = api.get("/api/v1/payments?status=" + status);
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        List<JsonObject> payments = list.json().getJsonArray("payments").getValuesAs(JsonObject.class);
        assertThat(payments).allMatch(payment -> payment.getString("status").equals(status));
        return payments;
    }
}
