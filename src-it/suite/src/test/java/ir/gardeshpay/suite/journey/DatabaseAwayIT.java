package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Buyers who come back while the database is away: nobody but their browsers has the tracking numbers, so these ask
 * again.
 */
@Tag("postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    /** Longer than the database takes to go away. */
    private static final Duration VERIFY_TAKES = Duration.ofSeconds(2);

    private static final String AGAIN = "5;url=";

    private final PostgresServer database =
            PostgresServer.start(Path.of(System.getProperty("suite.work", "target/suite")));
    private final World world =
            World.planned().database(database).readTimeout(READ_TIMEOUT).start();
    private boolean away;

    private void stopDatabase() {
        database.stopHard();
        away = true;
    }

    @AfterEach
    void restartDatabase() {
        if (away) {
            database.restart();
            away = false;
        }
    }

    @AfterAll
    void close() {
        world.close();
        database.close();
    }

    @Test
    void thePageOfAReturnMakesItAgainAndItPays() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        stopDatabase();
        Answer failed = Browserless.get(back);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.headers().firstValue("Refresh")).hasValue("5");
        assertThat(failed.body()).contains("leave it open").doesNotContain("on record");
        assertThat(purchase.verifies()).isZero();

        restartDatabase();
        paysAt(back, purchase);
    }

    @Test
    void thePageOfAPostedReturnHasTheFormInTheAddressThatItAsksAgain() {
        Purchase purchase = world.shop().buy("tea");
        purchase.pay();
        URI callback = purchase.atGateway().callback();
        stopDatabase();
        Answer failed = Browserless.post(
                callback,
                Map.of("trackingNumber", purchase.trackingNumber(), "invoiceNumber", purchase.invoiceNumber()));
        assertThat(failed.status()).isEqualTo(500);
        String refresh = failed.headers().firstValue("Refresh").orElse("");
        assertThat(refresh).startsWith(AGAIN + "?trackingNumber=");

        restartDatabase();
        paysAt(URI.create(callback + refresh.substring(AGAIN.length())), purchase);
    }

    /**
     * Nobody but verify's answer says that money has moved, and the gateway may not say it twice. The module waits for
     * fifteen seconds.
     */
    @Test
    void whatVerifyHasAnsweredMeanwhileIsStoredWhenTheDatabaseIsBack() throws Exception {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.delay(VERIFY_TAKES));
        CompletableFuture<Answer> page = CompletableFuture.supplyAsync(() -> Browserless.get(back));
        await().atMost(SOON).until(() -> purchase.verifies() == 1);
        long answered = System.nanoTime() + VERIFY_TAKES.plusSeconds(1).toNanos();
        stopDatabase();
        await().atMost(SOON).until(() -> System.nanoTime() > answered);
        assertThat(page).isNotDone();

        restartDatabase();
        assertThat(page.get(1, TimeUnit.MINUTES).status()).isEqualTo(303);
        purchase.assertPaidOnce();
        assertThat(purchase.verifies()).isEqualTo(1);
    }

    /** Connections that broke with the database may be tried first. */
    private static void paysAt(URI again, Purchase purchase) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Browserless.get(again).status()).isEqualTo(303));
        purchase.assertPaidOnce();
    }
}
