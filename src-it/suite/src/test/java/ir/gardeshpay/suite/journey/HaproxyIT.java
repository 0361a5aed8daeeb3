package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.Haproxy;
import ir.gardeshpay.suite.NeedsHaproxy;
import ir.gardeshpay.suite.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual's way to run several nodes: two of them behind HAProxy, one dies, and the buyers go on. */
@NeedsHaproxy
@DisabledIfSystemProperty(
        named = "suite.server",
        matches = "wildfly.*",
        disabledReason = "its health is at the management port, which the manual's file does not ask")
@Tag("database-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaproxyIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofSeconds(6);
    private static final Map<String, String> TEA = Map.of("product", "tea");
    private static final int BUYERS = 12;
    private static final int BAD_GATEWAY = 502;
    private static final int NO_ANSWER = 0;

    private final CompletableFuture<Haproxy> balancer = new CompletableFuture<>();

    private final World world = World.planned()
            .nodes(2)
            .behind((port, nodes) -> {
                balancer.complete(Haproxy.start(port, nodes));
                return balancer.join();
            })
            .readTimeout(Duration.ofSeconds(10))
            .start();

    HaproxyIT() {
        awaitService();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void whicheverNodeDiesItsBuyersGoOnAtTheOther() {
        for (Server node : world.nodes()) {
            AtOnce.callers(BUYERS, caller -> {
                Customer customer = new Customer(world);
                await().atMost(SOON).until(customer::tryToReachGateway);
                customer.pay(customer.purchase());
                if (caller == BUYERS / 2) {
                    node.kill();
                }
                customer.finish();
                return true;
            });
            assertThat(node.isRunning()).isFalse();
            world.books().letLeasesRunOut();
            world.shop().buy("tea");
            revive(node);
        }
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Ledgers.of(world).disagreements()).isEmpty());
    }

    @Test
    void anOrderOnANodeThatDiesIsAnErrorAndIsNeverSentToTheOtherNode() {
        int before = world.books().orders().size();
        Server dying = world.server();
        world.gateway().faults().always(Call.GET_TOKEN, Fault.delay(LONG));
        CompletableFuture<Void> death = CompletableFuture.runAsync(() -> {
            await().atMost(SOON).until(() -> world.books().orders().size() == before + BUYERS);
            dying.kill();
        });
        List<Integer> answers = AtOnce.callers(BUYERS, caller -> statusOfOrder());
        assertThat(death).succeedsWithin(SOON);
        world.gateway().faults().clear();

        assertThat(answers).contains(303).containsAnyOf(BAD_GATEWAY, NO_ANSWER).isSubsetOf(303, BAD_GATEWAY, NO_ANSWER);
        assertThat(world.books().orders()).as("orders").hasSize(before + BUYERS);
        revive(dying);
    }

    /** On a connection that it has used before, HAProxy says nothing and closes it. */
    private int statusOfOrder() {
        try {
            return Browserless.post(world.shop().home().resolve("orders"), TEA).status();
        } catch (UncheckedIOException closed) {
            return NO_ANSWER;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/ready",
                "//health/ready",
                "/%68ealth/ready",
                "/x/../health/ready",
                "/./health/ready",
                "/;a/health/ready",
                "/a;b/../health"
            })
    void healthIsNobodysBusinessOutside(String path) {
        assertThat(Browserless.get(URI.create(world.front() + path)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health-insurance", "/healthy/food"})
    void whatOnlyBeginsLikeHealthIsTheShops(String path) {
        String refused = Browserless.get(URI.create(world.front() + "/health")).body();
        assertThat(Browserless.get(URI.create(world.front() + path)).body()).isNotEqualTo(refused);
    }

    /** After the restore of a backup it is made once more; of no other request there is a line. */
    @Test
    void eachWayBackIsInTheLogOfTheBalancer() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        Browserless.get(back);
        purchase.assertPaidOnce();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(balancer.join().log().lines())
                        .anyMatch(line -> line.contains("GET " + back.getRawPath() + "?" + back.getRawQuery())));
        assertThat(balancer.join().log()).doesNotContain("/shop/orders");
    }

    /** More of it than HAProxy's buffer takes would be waited for by a thread of a node. */
    @Test
    void aFormOfTheWayBackThatIsNotThereAsAWholeReachesNoNode() throws IOException {
        URI back = world.shop().buy("tea").atGateway().callback();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), back.getPort())) {
            socket.setSoTimeout((int) LONG.toMillis());
            String head = "POST " + back.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n"
                    + "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n";
            socket.getOutputStream().write((head + "a".repeat(17_000)).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .as("the balancer's own")
                    .doesNotContainIgnoringCase("Referrer-Policy");
        }
    }

    private void revive(Server node) {
        node.restart();
        node.awaitReady(World.START_LIMIT);
        awaitService();
    }

    /** Both nodes take buyers: HAProxy does not believe it at once. */
    private void awaitService() {
        await().atMost(SOON).until(() -> Browserless.get(world.shop().home()).status() == 200);
        await().atMost(SOON)
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(() -> AtOnce.callers(BUYERS, caller -> world.shop().buy("tea")).stream()
                                .flatMap(purchase -> world.books().nodes(purchase.invoiceNumber()).stream())
                                .distinct()
                                .count()
                        == world.nodes().size());
    }
}
