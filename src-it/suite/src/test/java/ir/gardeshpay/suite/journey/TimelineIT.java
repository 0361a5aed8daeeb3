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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has happened to a payment is told over the REST API, to whoever runs the module. */
@Tag("everywhere")
@InTurn
class TimelineIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final World world = Api.world();
    private final Api office = Api.of(world, Api.SHOP_KEY);
    private final Api books = Api.of(world, Api.BOOKS_KEY);

    @AfterEach
    void mendTheGateway() {
        world.gateway().faults().clear();
    }

    @Test
    void eachStepIsThereInItsOrderWithItsNodeAndItsMoment() {
        Instant before = Instant.now().minusSeconds(1);
        Purchase purchase = started(office);
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.status(500));
        Browserless.get(purchase.pay());
        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(steps(purchase))
                        .containsSubsequence("CREATED", "TOKEN_ISSUED", "RETURNED", "VERIFY_UNKNOWN", "PAID", "TOLD"));

        List<JsonObject> timeline = timeline(purchase);
        assertThat(timeline)
                .extracting(step -> Instant.parse(step.getString("at")))
                .isSorted()
                .allMatch(before::isBefore);
        assertThat(timeline).allMatch(step -> !step.getString("node").isEmpty());
        assertThat(timeline.toString()).contains("HTTP 500", purchase.trackingNumber(), "******");
    }

    @Test
    void noSecretIsInItWhoeverHasSaidIt() {
        Purchase purchase = started(office);
        String callback = purchase.atGateway().callback().toString();
        URI back = purchase.pay();
        String card = Objects.requireNonNull(purchase.atGateway().cardNumber());
        world.gateway()
                .faults()
                .forInvoice(
                        purchase.invoiceNumber(),
                        Call.VERIFY,
                        Fault.refuse(1003, "unknown token " + World.API_TOKEN + " of " + card + " for " + callback));
        Browserless.get(back);
        assertThat(timeline(purchase).toString())
                .contains("VERIFY_REFUSED", "unknown token ", "******")
                .doesNotContain(World.API_TOKEN, card, callback.replaceFirst(".*/", ""));
    }

    /** A step may name what belongs to another account. */
    @Test
    void aLimitedKeyIsToldOfNoTimeline() {
        Purchase ofTheBooks = started(books);
        assertThat(timeline(ofTheBooks)).isNotEmpty();
        assertProblem(books.get(address(ofTheBooks.invoiceNumber())), 404, "not-found");
    }

    @Test
    void aNumberOfNoPaymentHasNone() {
        for (String number : List.of("nobody-knows-1", "%D8%B4", "a%20b")) {
            assertProblem(office.get(address(number)), 404, "not-found");
        }
    }

    /** Each key has a price of its own. */
    private Purchase started(Api api) {
        Answer started = api.start(body(api.equals(office) ? 250_000 : 1_000, unique()));
        return Purchase.at(world, URI.create(started.json().getString("redirectUrl")));
    }

    private List<String> steps(Purchase purchase) {
        return timeline(purchase).stream().map(step -> step.getString("step")).toList();
    }

    private List<JsonObject> timeline(Purchase purchase) {
        Answer answer = office.get(address(purchase.invoiceNumber()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray("timeline").getValuesAs(JsonObject.class);
    }

    private static String address(String invoiceNumber) {
        return "/api/v1/payments/" + invoiceNumber + "/timeline";
    }
}
