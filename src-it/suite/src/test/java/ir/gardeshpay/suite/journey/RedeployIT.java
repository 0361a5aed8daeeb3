package ir.gardeshpay.suite.journey;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.Jvm;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The application is taken away from a running server and put back: what was under way goes on, and nothing of it stays
 * in the server meanwhile. Repeated on one server, so that what accumulates is seen.
 */
@Tag("redeploy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedeployIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Ten times the pause between two passes. */
    private static final Duration LONG_ENOUGH_FOR_TIMERS = Duration.ofSeconds(5);

    /** A thread of a pool remembers what it did last until it does something else, or ends after a minute. */
    private static final Duration UNTIL_IDLE_THREADS_HAVE_FORGOTTEN = Duration.ofSeconds(100);

    /**
     * Java 17 keeps the type for which it has compared two records last (JDK-8078641), and an idle thread of WildFly's
     * timers what it did last: that is not more after a hundred times.
     */
    private static final int KEPT_AT_MOST = 3;

    private static final Duration BEFORE_IT_IS_RELEASED = Duration.ofSeconds(2);

    private static final int MINUTES_TO_GO_AND_COME = 5;
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** One of each archive that the application has at least: the engine's and the pages'. */
    private static final List<String> LOADED =
            List.of("ir.gardeshpay.payment.PaymentService", "ir.gardeshpay.web.page.CallbackResource");

    /** Caches that are only kept while there is room for them are no leaks. */
    private static final String NO_SOFT_REFERENCES = "-XX:SoftRefLRUPolicyMSPerMB=0";

    private final WebhookEndpoint shopkeeper = WebhookEndpoint.start();
    private final World world = World.planned()
            .jvmOption(NO_SOFT_REFERENCES)
            .readTimeout(SILENCE.dividedBy(2))
            .property("gardeshpay.webhook.url", shopkeeper.url().toString())
            .property("gardeshpay.webhook.secret", HookWorld.NEW)
            .start();

    @AfterAll
    void close() {
        world.close();
        shopkeeper.close();
    }

    @Test
    void paymentsInFlightGoOnAfterIt() {
        Purchase pending = world.shop().buy("tea");
        Purchase verifying = world.shop().buy("tea");
        Purchase untold = world.shop().buy("tea");
        world.gateway().faults().forInvoice(verifying.invoiceNumber(), Call.VERIFY, Fault.hang(SILENCE));
        world.books().closeOrders();
        Browserless.get(untold.pay());
        Browserless.get(verifying.pay());
        assertThat(untold.payment().status()).isEqualTo("PAID");
        assertThat(verifying.payment().status()).isEqualTo("VERIFYING");
        URI back = whileAway(() -> {
            world.gateway().faults().clear();
            world.books().openOrders();
            world.books().letLeasesRunOut();
            URI returning = pending.pay();
            assertThat(Browserless.get(returning).status()).isIn(404, 503);
            assertNothingHappens();
            assertThat(world.books().told(untold.invoiceNumber())).isEmpty();
            return returning;
        });
        assertThat(Browserless.get(back).status()).isEqualTo(303);
        pending.assertPaidOnce();
        world.books().letLeasesRunOut();
        await().atMost(SOON).untilAsserted(verifying::assertPaidOnce);
        await().atMost(SOON).untilAsserted(untold::assertPaidOnce);
        assertThat(world.books().told(untold.invoiceNumber())).containsExactly("PAID");
    }

    @Test
    @Tag("database-server") // H2 does not let anybody wait for a row so long
    void anObserverThatIsWritingIsWaitedFor() throws Exception {
        Purchase sold = world.shop().buy("tea");
        try (Connection held = world.books().holdOrder(sold.payment().orderId())) {
            Browserless.get(sold.pay());
            assertThat(sold.order().getString("status")).isEqualTo("NEW");
            CompletableFuture<Boolean> going = CompletableFuture.supplyAsync(() -> whileAway(() -> {
                world.books().letLeasesRunOut();
                assertThat(world.books().told(sold.invoiceNumber())).containsExactly("PAID");
                return true;
            }));
            await().during(BEFORE_IT_IS_RELEASED).atMost(SOON).until(() -> !going.isDone());
            held.rollback();
            assertThat(going.get(MINUTES_TO_GO_AND_COME, MINUTES)).isTrue();
        }
        sold.assertPaidOnce();
    }

    @Test
    @Tag("database-server") // H2 does not let anybody wait for a row so long
    void whatHadHungInAnObserverIsUndoneAndToldAgain() throws Exception {
        Purchase sold = world.shop().buy("tea");
        try (Connection held = world.books().holdOrder(sold.payment().orderId())) {
            Browserless.get(sold.pay());
            whileAway(() -> {
                rollback(held);
                world.books().letLeasesRunOut();
                return true;
            });
        }
        await().atMost(SOON).untilAsserted(sold::assertPaidOnce);
        assertThat(world.books().told(sold.invoiceNumber())).containsExactly("PAID");
    }

    private static void rollback(Connection held) {
        try {
            held.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void noThreadOfItStaysInTheServer() {
        Browserless.get(world.shop().buy("tea").pay());
        Jvm jvm = world.server().jvm();
        whileAway(() -> {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(jvm.threads("ir.gardeshpay")).isEmpty());
            return jvm;
        });
    }

    /** After the other tests: what is kept each time has been kept more often by then than may be. */
    @RepeatedTest(4)
    @Order(Integer.MAX_VALUE)
    void classesOfItDoNotAccumulateInTheServer() {
        Browserless.get(world.shop().buy("tea").pay());
        Jvm jvm = world.server().jvm();
        LOADED.forEach(name -> assertThat(jvm.loadersOf(name)).as(name).isNotEmpty());
        whileAway(() -> {
            world.server().dropIdleConnections();
            await().atMost(UNTIL_IDLE_THREADS_HAVE_FORGOTTEN).untilAsserted(() -> {
                jvm.collectGarbage();
                LOADED.forEach(name -> assertThat(jvm.loadersOf(name)).as(name).hasSizeLessThanOrEqualTo(KEPT_AT_MOST));
            });
            return jvm;
        });
    }

    /** Neither the gateway nor the log hears of the module, however long the timers would have had. */
    private void assertNothingHappens() {
        int calls = world.gateway().ledger().calls().size();
        long lines = linesOfOurs();
        await().during(LONG_ENOUGH_FOR_TIMERS).atMost(SOON).untilAsserted(() -> {
            assertThat(world.gateway().ledger().calls()).hasSize(calls);
            assertThat(linesOfOurs()).isEqualTo(lines);
        });
    }

    private long linesOfOurs() {
        return world.server()
                .log()
                .lines()
                .filter(line -> line.contains("ir.gardeshpay") || line.contains(" GP-"))
                .count();
    }

    private <T> T whileAway(Supplier<T> meanwhile) {
        world.server().applications().forEach(world.server()::undeploy);
        try {
            return meanwhile.get();
        } finally {
            world.server().applications().forEach(world.server()::deploy);
        }
    }
}
