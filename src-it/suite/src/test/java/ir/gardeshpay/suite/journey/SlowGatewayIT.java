package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.simulator.ReceivedCall;
import ir.gardeshpay.suite.journey.Visitors.Served;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A gateway that answers after half a minute, while buyers keep coming: the shop's own pages stay as they were. With
 * the module's default limits. How fast the pages are is printed, not asserted: a busy machine is slow by itself.
 *
 * <p>On PostgreSQL only: an embedded H2 has no connections that could run out.
 */
@Tag("postgresql")
@Tag("crashes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowGatewayIT {

    private static final Duration SICK = CrashSettings.sickness();
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration WELL = Duration.ofSeconds(10);
    private static final Duration ANSWERS_AFTER = Duration.ofSeconds(30);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(90);

    private static final Duration PACE = Duration.ofMillis(250);

    /**
     * So many that without limits all 200 threads of the server would wait for the gateway before the first gives up.
     */
    private static final Duration RUSH = Duration.ofMillis(50);

    private static final int SEE_OTHER = 303;
    private static final int PAID_BEFORE = 40;
    private static final int MOST_CALLS_AT_ONCE = 20;
    private static final double GENEROUS_MILLIS = 5_000;

    private final World world = World.planned()
            .war(ShopWar.CLUSTER.file())
            .readTimeout(READ_TIMEOUT)
            .property("gardeshpay/mp-rest/connectTimeout", "2000")
            .property("gardeshpay.gateway.pause", "PT5S")
            .start();

    private final Queue<URI> onTheWayBack = new ConcurrentLinkedQueue<>();
    private final AtomicInteger buyers = new AtomicInteger();

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void theShopsOwnPagesDoNotNoticeThatTheGatewayIsSlow() {
        for (int i = 0; i < PAID_BEFORE; i++) {
            onTheWayBack.add(world.shop().buy("tea").pay());
        }
        Load before = load();
        Map<Visitors, Served> well;
        Map<Visitors, Served> sick;
        Instant fellSick;
        Instant cured;
        Arrivals steady = Arrivals.every(PACE, this::buy);
        try {
            served(WARM_UP);
            well = served(WELL);
            fellSick = fallSick();
            Arrivals rush = Arrivals.every(RUSH, this::comeBackOrBuy);
            sick = served(SICK);
            rush.close();
            cured = cure();
        } finally {
            steady.close();
        }
        print(well, sick);

        assertThat(sick.values()).allSatisfy(served -> {
            assertThat(served.failures()).isEmpty();
            assertThat(served.slowest()).isLessThan(GENEROUS_MILLIS);
        });
        assertThat(mostAtOnce(fellSick, cured)).isBetween(1, MOST_CALLS_AT_ONCE);
        onTheWayBack.forEach(Browserless::get);
        goesOnAsBefore(before);
    }

    private Instant fallSick() {
        world.gateway().faults().always(Call.GET_TOKEN, Fault.delay(ANSWERS_AFTER));
        world.gateway().faults().always(Call.VERIFY, Fault.delay(ANSWERS_AFTER));
        return Instant.now();
    }

    private Instant cure() {
        world.gateway().faults().clear();
        return Instant.now();
    }

    /** Every other one comes back from the gateway, again and again; the others order something. */
    private void comeBackOrBuy() {
        URI way = buyers.getAndIncrement() % 2 == 0 ? onTheWayBack.poll() : null;
        if (way == null) {
            buy();
        } else {
            onTheWayBack.add(way);
            Browserless.get(way);
        }
    }

    /** Orders, and pays if the gateway lets. */
    private void buy() {
        Answer order = Browserless.post(world.shop().home().resolve("orders"), Map.of("product", "tea"));
        if (order.status() == SEE_OTHER && order.location().getPath().contains("/redirect/")) {
            Browserless.get(Purchase.at(world, order.location()).pay());
        }
    }

    /** How the pages are served meanwhile: one without the database, one with. */
    private Map<Visitors, Served> served(Duration time) {
        URI home = world.shop().home();
        String order = world.books().all().get(0).orderId();
        Map<Visitors, CompletableFuture<Served>> looking = new LinkedHashMap<>();
        for (Visitors visitors : List.of(
                new Visitors("storefront", home), new Visitors("order", home.resolve("orders/" + order + ".json")))) {
            looking.put(visitors, visitors.lookFor(time));
        }
        Map<Visitors, Served> served = new LinkedHashMap<>();
        looking.forEach((visitors, end) -> served.put(visitors, end.join()));
        return served;
    }

    private static void print(Map<Visitors, Served> well, Map<Visitors, Served> sick) {
        System.out.printf(Locale.ROOT, "%nPages while the gateway answers after %s:%n", ANSWERS_AFTER);
        well.forEach((visitors, before) -> {
            Served now = sick.getOrDefault(visitors, before);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s median %5.1f ms, was %5.1f ms: %.2f; p95 %5.1f ms, was %5.1f ms: %.2f; slowest %.1f ms,"
                            + " was %.1f ms; %d visits%n",
                    visitors.name(),
                    now.median(),
                    before.median(),
                    now.median() / before.median(),
                    now.percentile(95),
                    before.percentile(95),
                    now.percentile(95) / before.percentile(95),
                    now.slowest(),
                    before.slowest(),
                    now.millis().size());
        });
    }

    /** Calls that were open at the same time, counting each as open for a little less than the module waits. */
    private int mostAtOnce(Instant from, Instant to) {
        List<Instant> arrivals = world.gateway().ledger().calls().stream()
                .filter(received -> received.call() != Call.RETURN)
                .map(ReceivedCall::at)
                .filter(at -> at.isAfter(from) && at.isBefore(to))
                .toList();
        Duration open = READ_TIMEOUT.minusSeconds(1);
        return arrivals.stream()
                .mapToInt(first -> (int) arrivals.stream()
                        .filter(at -> !at.isBefore(first) && at.isBefore(first.plus(open)))
                        .count())
                .max()
                .orElse(0);
    }

    private record Load(int threads, int connections) {}

    private Load load() {
        URI threads = world.server().url("/shop/cluster/threads");
        return new Load(
                Integer.parseInt(Browserless.get(threads).body()), world.books().busyConnections());
    }

    private void goesOnAsBefore(Load before) {
        await().atMost(SOON).untilAsserted(() -> {
            Purchase next = world.shop().buy("tea");
            Browserless.get(next.pay());
            next.assertPaidOnce();
        });
        world.books().letLeasesRunOut();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(world.books().undecided()).isEmpty();
            assertThat(Ledgers.of(world).disagreements()).isEmpty();
            assertThat(load().threads()).as("threads in the module").isLessThanOrEqualTo(before.threads());
            assertThat(load().connections()).as("connections").isLessThanOrEqualTo(before.connections());
        });
    }
}
