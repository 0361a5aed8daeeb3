package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import ir.gardeshpay.suite.Server;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three nodes on one database behind a load balancer, with clocks that agree or do not: one of all who come asks the
 * gateway, and everybody gets its answer.
 *
 * <p>Not on H2: embedded, it lives in one of the nodes, so it dies with that node. Nobody puts several nodes on it.
 */
@Tag("database-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {

    private static final String KILLED_NODE = "one of three nodes killed under load";
    private static final long SEED = 20261124;
    private static final int SOME = 6;
    private static final int CALLERS = 50;
    private static final int RUSH = 80;
    private static final long TEA = 1_850_000;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration MANY_PASSES = Duration.ofSeconds(3);

    private final World world = World.planned()
            .nodes(3)
            .war(ShopWar.CLUSTER.file())
            .readTimeout(Duration.ofSeconds(10))
            .property("gardeshpay.reconcile.every", "PT0.2S")
            .start();

    @AfterAll
    void close() {
        world.close();
    }

    @AfterEach
    void cure() {
        world.gateway().faults().clear();
        world.nodes().forEach(node -> Browserless.put(node.url("/shop/cluster/released"), ""));
        clocks("PT0S", "PT0S", "PT0S");
    }

    @RepeatedTest(3)
    void fiftyReturnsAtOnceOnAllNodesAreOneSettlement() {
        returnAtOnce(world.shop().buy("tea"));
    }

    @Test
    void fiftyReturnsThatAllWaitForASlowVerifyAreOneSettlement() {
        Purchase purchase = world.shop().buy("tea");
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.delay(SLOW));
        returnAtOnce(purchase);
    }

    @Test
    void moreBuyersAtOnceThanConnectionsToTheDatabaseAreAllServed() {
        List<URI> ways =
                Stream.generate(() -> world.shop().buy("tea").pay()).limit(RUSH).toList();
        URI orders = node(0).url("/shop/orders");
        List<Answer> answers = AtOnce.callers(
                2 * RUSH,
                caller -> caller < RUSH
                        ? Browserless.get(at(0, ways.get(caller)))
                        : Browserless.post(orders, Map.of("product", "tea")));
        assertThat(answers).extracting(Answer::status).containsOnly(303);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Ledgers.of(world).disagreements()).isEmpty());
    }

    @Test
    void clocksThatAreAMinuteWrongChangeNothing() {
        clocks("PT60S", "PT-60S", "PT0S");
        returnAtOnce(world.shop().buy("tea"));
        fiftyReturnsThatAllWaitForASlowVerifyAreOneSettlement();
        aVerifyWithoutAnAnswerIsAskedAgainByOneOfThem();
    }

    @Test
    void aNodeWhoseClockIsFarAheadExpiresNobodysPayment() {
        Purchase atGateway = world.shop().buy("tea");
        clocks("PT2H", "PT0S", "PT0S");
        await().atMost(SOON).until(() -> world.nodes().get(0).log().contains("GP-0207 the clock of this node is 7"));
        await().during(MANY_PASSES)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(atGateway.payment().status()).isEqualTo("PENDING"));
        Browserless.get(at(0, atGateway.pay()));
        atGateway.assertPaidOnce();
    }

    @Test
    void aVerifyWithoutAnAnswerIsAskedAgainByOneOfThem() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway()
                .faults()
                .forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.reset().afterWork());
        AtOnce.callers(CALLERS, caller -> Browserless.get(at(caller, back)));
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        world.gateway().faults().clear();
        long before = purchase.verifies();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        assertThat(purchase.verifies() - before).as("asked again").isEqualTo(1);
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
    }

    @Test
    void onePaymentStartedEverywhereAtOnceIsOneGetToken() {
        Purchase first = world.shop().buy("tea");
        String number = "same-" + first.invoiceNumber();
        world.gateway().faults().forInvoice(number, Call.GET_TOKEN, Fault.delay(SLOW.dividedBy(4)));
        List<Answer> answers = AtOnce.callers(CALLERS, caller -> started(caller, first, number, TEA));

        assertThat(answers).extracting(Answer::status).containsOnly(303);
        assertThat(answers)
                .extracting(Answer::location)
                .containsOnly(answers.get(0).location());
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, number)).isEqualTo(1);
        Purchase purchase = Purchase.at(world, answers.get(0).location());
        returnAtOnce(purchase);
    }

    @Test
    void onePaymentStartedWithDifferentContentAtOnceIsOneOfThem() {
        Purchase first = world.shop().buy("tea");
        String number = "other-" + first.invoiceNumber();
        List<Answer> answers =
                AtOnce.callers(CALLERS, caller -> started(caller, first, number, caller % 2 == 0 ? TEA : TEA + 10));

        long amount = world.books().payment(number).amount();
        for (int caller = 0; caller < CALLERS; caller++) {
            boolean wins = amount == (caller % 2 == 0 ? TEA : TEA + 10);
            assertThat(answers.get(caller).status()).as("caller %s", caller).isEqualTo(wins ? 303 : 409);
        }
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, number)).isEqualTo(1);
    }

    @Test
    void whatHangsInAnObserverOfOneNodeIsToldByNoOtherWhateverItsClockSays() {
        Purchase purchase = world.shop().buy("tea");
        String order = purchase.payment().orderId();
        world.nodes().forEach(node -> Browserless.put(node.url("/shop/cluster/held"), order));
        Browserless.get(at(0, purchase.pay()));
        assertThat(purchase.payment().status()).isEqualTo("PAID");
        clocks("PT0S", "PT60S", "PT60S");
        await().during(MANY_PASSES)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(told(order)).isEqualTo(1));
        Purchase other = world.shop().buy("tea");
        Browserless.get(at(1, other.pay()));
        other.assertPaidOnce();

        world.nodes().forEach(node -> Browserless.put(node.url("/shop/cluster/released"), ""));
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        assertThat(told(order)).isEqualTo(1);
    }

    /** How often the nodes have told that the order is paid. */
    private int told(String order) {
        return world.nodes().stream()
                .mapToInt(node -> Integer.parseInt(
                        Browserless.get(node.url("/shop/cluster/told/" + order)).body()))
                .sum();
    }

    @ParameterizedTest
    @EnumSource(HoldPoint.class)
    void aDeadNodesVerifyIsTakenOverByAnotherWhoseClockIsTwoMinutesOff(HoldPoint point) {
        clocks("PT60S", "PT-60S", "PT-60S");
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        Hold hold = world.gateway().holds().next(Call.VERIFY, point);
        CompletableFuture<Answer> cutOff = CompletableFuture.supplyAsync(() -> Browserless.get(at(0, back)));
        hold.awaitArrival(SOON);
        Server dead = world.nodes().get(0);
        dead.kill();
        hold.release();
        assertThat(cutOff).failsWithin(SOON);

        world.books().letLeasesRunOut();
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        assertThat(dead.isRunning()).as("the others did it").isFalse();
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
        dead.restart();
        dead.awaitReady(World.START_LIMIT);
        assertThat(Ledgers.of(world).disagreements()).isEmpty();
    }

    @Test
    @Tag("crashes")
    void whicheverNodeIsKilledUnderLoadTheOthersGoOnAndTheLedgersAgree() {
        CrashReport report = CrashReport.of(Application.WITH_MODULE);
        Audit audit = Audit.begin(world.gateway().ledger(), world.books());
        int kills = CrashSettings.nodeKills();
        Random random = new Random(SEED);
        try (Crowd crowd = Crowd.open(world)) {
            for (int kill = 0; kill < kills; kill++) {
                crowd.awaitServed(SOME);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
                killUnder(crowd, node(random.nextInt(world.nodes().size())));
            }
            crowd.awaitServed(SOME);
        }
        report.add(KILLED_NODE, kills, audit.end(SOON));
        report.publish();
        assertThat(report.rows(List.of(KILLED_NODE)))
                .allSatisfy(row -> assertThat(row.problems()).isEmpty());
    }

    /**
     * What the dead node had claimed is free for the others at once, and so is what they are at: nothing happens twice.
     */
    private void killUnder(Crowd crowd, Server node) {
        node.kill();
        world.books().letLeasesRunOut();
        crowd.awaitServed(SOME);
        node.restart();
        node.awaitReady(World.START_LIMIT);
    }

    /** The buyer pays, and comes back fifty times at once, to each node in turn. */
    private void returnAtOnce(Purchase purchase) {
        URI back = purchase.pay();
        List<Answer> pages = AtOnce.callers(CALLERS, caller -> {
            Answer answer = Browserless.get(at(caller, back));
            assertThat(answer.status()).as(answer.body()).isEqualTo(303);
            return Browserless.get(answer.location());
        });

        assertThat(pages).allSatisfy(page -> {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains(String.valueOf(purchase.payment().referenceNumber()));
        });
        purchase.assertPaidOnce();
        assertThat(purchase.verifies()).as("calls of verify").isEqualTo(1);
        assertThat(purchase.atGateway().verifications()).as("settlements").isEqualTo(1);
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
        assertThat(Ledgers.of(world).disagreements()).isEmpty();
    }

    private Answer started(int caller, Purchase sameOrder, String invoiceNumber, long rial) {
        return Browserless.post(
                node(caller).url("/shop/cluster/payments"),
                Map.of(
                        "invoiceNumber",
                        invoiceNumber,
                        "orderId",
                        sameOrder.payment().orderId(),
                        "rial",
                        String.valueOf(rial)));
    }

    /** Sets the clock of each node wrong by this. */
    private void clocks(String... ahead) {
        for (int node = 0; node < ahead.length; node++) {
            URI clock = node(node).url("/shop/cluster/clock");
            assertThat(Browserless.put(clock, ahead[node]).status()).isEqualTo(204);
            Duration off = Duration.between(
                    Instant.now(), Instant.parse(Browserless.get(clock).body()));
            assertThat(off).isCloseTo(Duration.parse(ahead[node]), Duration.ofSeconds(5));
        }
    }

    private Server node(int caller) {
        return world.nodes().get(caller % world.nodes().size());
    }

    /** The same address, on a node and not on the balancer. */
    private URI at(int caller, URI address) {
        return node(caller).url(address.getRawPath() + "?" + address.getRawQuery());
    }
}
