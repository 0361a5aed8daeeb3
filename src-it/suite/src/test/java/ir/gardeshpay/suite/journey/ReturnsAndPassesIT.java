package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Returns of one payment and the passes of two nodes meet at verify: its lease runs out again and again while somebody
 * asks, as if the clocks or the virtual machines were wrong, so that many ask at once, and one of them credits. Not on
 * H2, as {@link ClusterIT}.
 */
@Tag("database-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnsAndPassesIT {

    private static final int CALLERS = 40;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration VERIFY_TAKES = Duration.ofMillis(500);

    /** Whoever has asked has stored the answer by then. */
    private static final Duration MANY_PASSES = Duration.ofSeconds(2);

    private final World world = Races.planned().start();
    private final Attempts attempts = new Attempts(world.database());

    @AfterAll
    void close() {
        world.close();
    }

    @AfterEach
    void cure() {
        world.gateway().faults().clear();
    }

    /** The first return has its answer before the pass that has asked after it, at about the same time, or later. */
    @ParameterizedTest
    @ValueSource(ints = {50, 400, 450, 500, 600})
    void returnsAndPassesThatAllAskAtOnceAreOneCredit(int millisFromThenOn) {
        Purchase purchase = world.shop().buy("tea");
        String invoice = purchase.invoiceNumber();
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(invoice, Call.VERIFY, Fault.delay(VERIFY_TAKES));
        Hold hold = world.gateway().holds().next(Call.VERIFY, HoldPoint.BEFORE_WORK);
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> Browserless.get(at(0, back)));
        hold.awaitArrival(SOON);

        List<Answer> repeated;
        Arrivals leases = Arrivals.every(OFTEN, () -> attempts.letLeaseRunOut(invoice));
        try {
            await("a pass asks, because nobody has come back again yet")
                    .atMost(SOON)
                    .until(() -> purchase.verifies() > 1);
            world.gateway().faults().forInvoice(invoice, Call.VERIFY, Fault.delay(Duration.ofMillis(millisFromThenOn)));
            hold.release();
            repeated = AtOnce.callers(CALLERS, caller -> Browserless.get(at(caller, back)));
        } finally {
            leases.close();
        }
        assertEndsPaid(purchase, first.join());
        assertThat(repeated).allSatisfy(answer -> assertEndsPaid(purchase, answer));
        await().during(MANY_PASSES).atMost(SOON).untilAsserted(() -> assertCreditedOnce(purchase));
        assertThat(purchase.atGateway().verifications()).as("answers of verify").isGreaterThan(1);
    }

    private static void assertEndsPaid(Purchase purchase, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(Browserless.get(answer.location()).body())
                .contains(String.valueOf(purchase.payment().referenceNumber()));
    }

    private void assertCreditedOnce(Purchase purchase) {
        purchase.assertPaidOnce();
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
        assertThat(toldOn(0, purchase) + toldOn(1, purchase))
                .as("told to observers")
                .isEqualTo(1);
        assertThat(Ledgers.of(world).disagreements()).isEmpty();
    }

    private int toldOn(int node, Purchase purchase) {
        URI told = world.nodes()
                .get(node)
                .url("/shop/cluster/told/" + purchase.payment().orderId());
        return Integer.parseInt(Browserless.get(told).body());
    }

    private URI at(int caller, URI address) {
        return world.nodes().get(caller % 2).url(address.getRawPath() + "?" + address.getRawQuery());
    }
}
