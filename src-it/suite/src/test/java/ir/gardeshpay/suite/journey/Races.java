package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Many at once, at two nodes: starts and returns of one payment, returns of two of one order, and of many. They end
 * well, or the test fails.
 */
final class Races {

    private static final int CALLERS = 40;
    private static final int ROUNDS = 3;
    private static final int PAIRS = 10;
    private static final long TEA = 1_850_000;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final World world;

    Races(World world) {
        this.world = world;
    }

    /** Two nodes, whose passes over what is undecided come all the time. */
    static World.Plan planned() {
        return World.planned()
                .nodes(2)
                .war(ShopWar.CLUSTER.file())
                .readTimeout(Duration.ofSeconds(10))
                .property("gardeshpay.reconcile.every", "PT0.2S");
    }

    void run() {
        for (int round = 0; round < ROUNDS; round++) {
            startAndReturnAtOnce("same-" + round);
        }
        for (int round = 0; round < PAIRS; round++) {
            twoPaymentsOfOneOrderAtOnce();
        }
        crowd();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Ledgers.of(world).disagreements()).isEmpty());
    }

    private void startAndReturnAtOnce(String number) {
        Purchase order = world.shop().buy("tea");
        Map<String, String> form = Map.of(
                "invoiceNumber", number,
                "orderId", order.payment().orderId(),
                "rial", String.valueOf(TEA));
        List<Answer> started = AtOnce.callers(
                CALLERS,
                caller -> Browserless.post(world.nodes().get(caller % 2).url("/shop/cluster/payments"), form));
        assertThat(started).extracting(Answer::status).containsOnly(303);
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, number)).isEqualTo(1);

        Purchase purchase = Purchase.at(world, started.get(0).location());
        URI back = purchase.pay();
        assertThat(AtOnce.callers(CALLERS, caller -> Browserless.get(at(caller, back))))
                .extracting(Answer::status)
                .containsOnly(303);
        purchase.assertPaidOnce();
        assertThat(purchase.verifies()).as("calls of verify").isEqualTo(1);
        assertThat(world.books().told(number)).containsExactly("PAID");
    }

    /** Both have money, so both are paid and credited; one is told to be the second, whichever that is. */
    private void twoPaymentsOfOneOrderAtOnce() {
        Purchase one = world.shop().buy("tea");
        Purchase other = world.shop().payAgain(one.payment().orderId());
        List<URI> ways = List.of(one.pay(), other.pay());
        assertThat(AtOnce.callers(2, buyer -> Browserless.get(at(buyer, ways.get(buyer)))))
                .extracting(Answer::status)
                .containsOnly(303);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Stream.of(one, other)
                                .flatMap(purchase -> world.books().told(purchase.invoiceNumber()).stream()))
                        .containsExactlyInAnyOrder("PAID", "PAID", "DUPLICATED"));
        assertThat(one.order().getInt("timesCredited")).isEqualTo(2);
        assertThat(world.books().orphans(one.invoiceNumber())).isEmpty();
        assertThat(world.books().orphans(other.invoiceNumber())).isEmpty();
    }

    /** Many payments at once, which meet in the indexes. */
    private void crowd() {
        List<URI> ways = Stream.generate(() -> world.shop().buy("tea").pay())
                .limit(CALLERS)
                .toList();
        assertThat(AtOnce.callers(CALLERS, buyer -> Browserless.get(at(buyer, ways.get(buyer)))))
                .extracting(Answer::status)
                .containsOnly(303);
    }

    private URI at(int caller, URI address) {
        return world.nodes().get(caller % 2).url(address.getRawPath() + "?" + address.getRawQuery());
    }
}
