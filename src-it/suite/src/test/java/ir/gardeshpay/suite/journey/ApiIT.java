package ir.gardeshpay.suite.journey;

import static ir.gardeshpay.suite.journey.Api.assertProblem;
import static ir.gardeshpay.suite.journey.Api.body;
import static ir.gardeshpay.suite.journey.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.InTurn;
import jakarta.json.JsonObject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payments that a program starts and follows over the REST API: idempotent, whatever the gateway does. */
@Tag("everywhere")
@InTurn
class ApiIT {

    private static final String PAYMENTS = "/api/v1/payments";

    private final World world = Api.world();
    private final Api api = Api.of(world, Api.SHOP_KEY);
    private final Api books = Api.of(world, Api.BOOKS_KEY);

    @AfterEach
    void mendTheGateway() {
        world.gateway().faults().clear();
    }

    @Test
    void anAmountOfMoreThan32BitsIsPaidToTheLastRial() {
        long amount = 98_765_432_109L;
        Answer started = api.start(body(amount, unique()));
        Purchase purchase = Purchase.at(world, URI.create(started.json().getString("redirectUrl")));
        Browserless.get(purchase.pay());
        assertThat(purchase.payment().status()).isEqualTo("PAID");
        assertThat(purchase.atGateway().amount()).isEqualTo(amount);
        JsonObject known =
                api.get("/api/v1/payments/" + purchase.invoiceNumber()).json();
        assertThat(known.getJsonNumber("amount").longValueExact()).isEqualTo(amount);
        assertThat(world.books().timeline(purchase.invoiceNumber()))
                .anyMatch(step -> step.startsWith("PAID") && step.contains(String.valueOf(amount)));
    }

    @Test
    void aPaymentIsStartedFollowedAndPaid() {
        String order = unique();
        Answer started = api.start(body(250_000, order, "email", "buyer@example.ir"));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertThat(started.json().getString("status")).isEqualTo("PENDING");
        String invoice = started.json().getString("invoiceNumber");
        assertThat(started.location()).isEqualTo(api.at(PAYMENTS + "/" + invoice));
        assertThat(started.body()).doesNotContain("buyer@example.ir");

        Purchase purchase = Purchase.at(world, URI.create(started.json().getString("redirectUrl")));
        assertThat(Browserless.get(purchase.pay()).status()).isEqualTo(303);
        JsonObject paid = api.get(
                        started.location().getPath().replace(api.module().getPath(), ""))
                .json();
        assertThat(paid.getString("status")).isEqualTo("PAID");
        assertThat(paid.getJsonNumber("amount").longValueExact()).isEqualTo(250_000);
        assertThat(paid.getJsonObject("receipt").getString("referenceNumber"))
                .isEqualTo(purchase.payment().referenceNumber());
        assertThat(paid.containsKey("redirectUrl")).isFalse();
        assertThat(api.invoicesOf(order)).containsExactly(invoice);
    }

    /** Whoever has a key can start as many as it likes, for an order of anybody's. */
    @Test
    @Tag("postgresql")
    void ofAnOrderWithMoreThanAThousandPaymentsThePaidOneIsThereHoweverOldItIs() throws SQLException {
        String order = unique();
        JsonObject started = api.start(body(250_000, order)).json();
        Browserless.get(
                Purchase.at(world, URI.create(started.getString("redirectUrl"))).pay());
        try (Connection connection = world.database().connect();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute("insert into gardeshpay_payment (id, invoice_number, callback_key, order_id, account,"
                        + " amount, invoice_date, status, resting_status, created_at, expires_at, returns) select -n,"
                        + " 'many-' || n, substr(md5('many' || n), 1, 22), '" + order
                        + "', 'default', 1000, '1405-01-01',"
                        + " 'EXPIRED', 'EXPIRED', now() + interval '1 day', now(), 0 from generate_series(1, 1200) n");
                assertThat(api.invoicesOf(order)).hasSize(1000).startsWith(started.getString("invoiceNumber"));
            } finally {
                statement.execute("delete from gardeshpay_payment where id < 0 and order_id = '" + order + "'");
            }
        }
    }

    @Test
    void theSameStartAgainIsTheSamePaymentAlsoWhenItIsPaid() {
        String invoice = unique();
        String body = body(1_000, unique(), "invoiceNumber", invoice, "returnUrl", world.front() + "/thanks");
        Answer first = api.start(body);
        Answer second = api.start(body);
        assertThat(List.of(first.status(), second.status())).containsExactly(201, 200);
        assertThat(second.json()).isEqualTo(first.json());
        Browserless.get(Purchase.at(world, URI.create(first.json().getString("redirectUrl")))
                .pay());
        Answer third = api.start(body);
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.json().getString("status")).isEqualTo("PAID");
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, invoice)).isEqualTo(1);
    }

    /** A gateway that makes a number of it has no place for zeros before it. */
    @Test
    void aPaymentWhoseNumberHasLostItsZerosIsHeldForAPerson() {
        String invoice = "00" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
        Purchase purchase = started(invoice);
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(invoice, Call.VERIFY, Fault.stringsAsNumbers());
        Answer returned = Browserless.get(URI.create(back.toString().replace("=00", "=")));
        assertThat(returned.status()).isEqualTo(303);
        assertThat(purchase.payment().status()).isEqualTo("HELD");
        assertThat(purchase.payment().holdReason()).contains("as a number");
        assertThat(world.books().told(invoice)).containsExactly("HELD");
    }

    /** It cannot be told whose money it is. */
    @Test
    void norIsThePaymentCreditedWhoseNumberDiffersByThoseZeros() {
        String plain = "1" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
        Purchase twin = started(plain);
        Purchase paid = started("00" + plain);
        URI back = paid.pay();
        world.gateway().faults().forInvoice("00" + plain, Call.VERIFY, Fault.stringsAsNumbers());
        Browserless.get(back);
        assertThat(twin.payment().status()).isEqualTo("PENDING");
        assertThat(paid.payment().status()).isEqualTo("HELD");

        Browserless.get(twin.pay());
        assertThat(twin.payment().status()).isEqualTo("PAID");
        assertThat(twin.payment().trackingNumber()).isEqualTo(twin.trackingNumber());
    }

    private Purchase started(String invoice) {
        Answer started = api.start(body(1_000, unique(), "invoiceNumber", invoice));
        return Purchase.at(world, URI.create(started.json().getString("redirectUrl")));
    }

    @Test
    void theSameNumberWithOtherContentIs409() {
        String invoice = unique();
        String order = unique();
        api.start(body(1_000, order, "invoiceNumber", invoice));
        Answer other = api.start(body(2_000, order, "invoiceNumber", invoice));
        assertProblem(other, 409, "invoice-conflict");
        assertThat(other.json().getString("detail")).contains("amount");
        assertThat(api.get(PAYMENTS + "/" + invoice).json().getInt("amount")).isEqualTo(1_000);
    }

    @Test
    void clientsWhoStartTheSameAtOnceGetTheSamePayment() {
        String invoice = unique();
        String body = body(1_000, unique(), "invoiceNumber", invoice);
        List<Answer> answers = AtOnce.callers(8, caller -> api.start(body));
        assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).extracting(Answer::json).containsOnly(answers.get(0).json());
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, invoice)).isEqualTo(1);
    }

    @Test
    void ofClientsWhoStartDifferentThingsAtOnceOneWins() {
        String invoice = unique();
        String order = unique();
        List<Answer> answers =
                AtOnce.callers(6, caller -> api.start(body(1_000 + caller, order, "invoiceNumber", invoice)));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, invoice)).isEqualTo(1);
    }

    @Test
    void aRefusalOfTheGatewayIs422WithItsCodeAndWords() {
        String invoice = unique();
        world.gateway().faults().forInvoice(invoice, Call.GET_TOKEN, Fault.refuse(1007, "مبلغ مجاز نیست"));
        Answer refused = api.start(body(1_000, unique(), "invoiceNumber", invoice));
        assertProblem(refused, 422, "gateway-refused");
        assertThat(refused.json().getInt("code")).isEqualTo(1007);
        assertThat(refused.json().getString("message")).isEqualTo("مبلغ مجاز نیست");
        assertThat(refused.json().getString("invoiceNumber")).isEqualTo(invoice);
    }

    @Test
    void aGatewayThatIsAwayIs503AndTheSameNumberTriesAgain() {
        String order = unique();
        world.gateway().faults().always(Call.GET_TOKEN, Fault.empty(502));
        Answer away = books.start(body(1_000, order));
        world.gateway().faults().clear();
        assertProblem(away, 503, "gateway-unavailable");
        assertThat(away.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
        String invoice = away.json().getString("invoiceNumber");
        Answer again = books.start(body(1_000, order, "invoiceNumber", invoice));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().getString("status")).isEqualTo("PENDING");
    }

    /** Nobody has been sent there with the token that was lost, so another number loses nothing. */
    @Test
    void aNumberThatTheGatewayHasTakenThoughItsAnswerWasLostIsRefusedAndAnotherOneIsPaid() {
        String order = unique();
        String invoice = unique();
        world.gateway()
                .faults()
                .forInvoice(invoice, Call.GET_TOKEN, Fault.reset().afterWork());
        assertProblem(api.start(body(1_000, order, "invoiceNumber", invoice)), 503, "gateway-unavailable");
        world.gateway().faults().clear();

        Answer used = api.start(body(1_000, order, "invoiceNumber", invoice));
        assertProblem(used, 422, "gateway-refused");
        assertThat(used.json().getInt("code")).isEqualTo(1004);
        assertThat(api.start(body(1_000, order, "invoiceNumber", unique())).status())
                .isEqualTo(201);
    }
}
