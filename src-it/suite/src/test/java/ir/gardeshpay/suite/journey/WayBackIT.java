package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import ir.gardeshpay.suite.Haproxy;
import ir.gardeshpay.suite.NeedsHaproxy;
import ir.gardeshpay.suite.PostgresServer;
import ir.gardeshpay.suite.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Behind the manual's HAProxy a buyer's return is not lost while no node can take payments: its page makes it again.
 */
@NeedsHaproxy
@DisabledIfSystemProperty(
        named = "suite.server",
        matches = "wildfly.*",
        disabledReason = "its health is at the management port, which the manual's file does not ask")
@Tag("postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WayBackIT {

    private static final Duration SOON = World.START_LIMIT;
    private static final int UNAVAILABLE = 503;
    private static final String AGAIN = "5;url=";

    private final PostgresServer database =
            PostgresServer.start(Path.of(System.getProperty("suite.work", "target/suite")));
    private final AtomicInteger asked = new AtomicInteger();
    private final World world = World.planned()
            .database(database)
            .nodes(2)
            .behind(Haproxy::start)
            .readTimeout(Duration.ofSeconds(10))
            .start();

    @AfterAll
    void close() {
        world.close();
        database.close();
    }

    @Test
    void aReturnWhileTheDatabaseIsAwayAndOneWhileNoNodeRunsAreMadeAgainAndPay() {
        await().atMost(SOON).until(() -> shopAnswers() == 200);
        Purchase byGet = world.shop().buy("tea");
        URI back = byGet.pay();
        Purchase byPost = world.shop().buy("tea");
        byPost.pay();

        database.stopHard();
        await().atMost(SOON).until(() -> shopAnswers() == UNAVAILABLE);
        Answer got = Browserless.get(back);
        assertThat(got.headers().firstValue("Refresh")).hasValue("5");
        assertThat(got.body()).as("the page of a node").contains("<!DOCTYPE html>");
        URI again = URI.create(byPost.atGateway().callback() + posted(byPost));

        world.nodes().forEach(Server::kill);
        assertAsksAgain(back);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Browserless.post(byPost.atGateway().callback(), Map.of())
                                        .headers()
                                        .firstValue("Refresh"))
                                .as("of a form that nobody has read")
                                .isEmpty());
        assertAsksAgainWhereNothingIsDeployed(back, byPost);

        database.restart();
        world.nodes().forEach(Server::restart);
        paysAt(back, byGet);
        paysAt(again, byPost);
    }

    private static void assertAsksAgain(URI back) {
        Answer ofBalancer = Browserless.get(back);
        assertThat(ofBalancer.status()).isEqualTo(UNAVAILABLE);
        assertThat(ofBalancer.headers().firstValue("Refresh")).hasValue("5");
        assertThat(ofBalancer.body()).contains("leave this page open");
    }

    /** Nobody has read the form: a page that asks again by itself would have lost it. */
    private static void assertAsksToReload(Purchase purchase) {
        Answer ofBalancer = Browserless.post(purchase.atGateway().callback(), Map.of());
        assertThat(ofBalancer.status()).isEqualTo(UNAVAILABLE);
        assertThat(ofBalancer.headers().firstValue("Refresh")).isEmpty();
        assertThat(ofBalancer.body()).contains("reload this page");
    }

    /** A server that has not deployed the application, yet, says 404 to everything. */
    private void assertAsksAgainWhereNothingIsDeployed(URI back, Purchase byPost) {
        int port = world.server().url("/").getPort();
        HttpServer empty = emptyServer(port);
        try {
            await().atMost(SOON).untilAsserted(() -> {
                assertAsksAgain(back);
                assertThat(asked.get()).as("it was asked").isPositive();
            });
            assertAsksToReload(byPost);
        } finally {
            empty.stop(0);
        }
    }

    private HttpServer emptyServer(int port) {
        try {
            HttpServer empty = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            empty.createContext("/", exchange -> {
                if (exchange.getRequestURI().getPath().contains("/callback/")) {
                    asked.incrementAndGet();
                }
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
            });
            empty.start();
            return empty;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** What the page of a return that came as a form asks again. */
    private String posted(Purchase purchase) {
        Answer failed = Browserless.post(
                purchase.atGateway().callback(),
                Map.of("trackingNumber", purchase.trackingNumber(), "invoiceNumber", purchase.invoiceNumber()));
        String refresh = failed.headers().firstValue("Refresh").orElse("");
        assertThat(refresh).startsWith(AGAIN + "?trackingNumber=");
        return refresh.substring(AGAIN.length());
    }

    private int shopAnswers() {
        return Browserless.get(world.shop().home()).status();
    }

    private static void paysAt(URI again, Purchase purchase) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Browserless.get(again).status()).isEqualTo(303));
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
    }
}
