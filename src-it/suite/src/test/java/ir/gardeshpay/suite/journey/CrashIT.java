package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is killed (SIGKILL) in the middle: nothing is lost, nothing happens twice, nothing stays undecided. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long SEED = 20261124;
    private static final int KILLS = 3;
    private static final int BUYERS = 4;

    private final World world = World.fresh(Duration.ofSeconds(10));

    @AfterAll
    void close() {
        world.close();
    }

    private void killAndRestart() {
        world.server().kill();
        world.server().restart();
        world.server().awaitReady(World.START_LIMIT);
    }

    @ParameterizedTest
    @EnumSource(HoldPoint.class)
    void killedWhileVerifyIsAskedThePaymentIsDecidedByWhoComesNext(HoldPoint point) {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        Hold hold = world.gateway().holds().next(Call.VERIFY, point);
        CompletableFuture<Answer> cutOff = CompletableFuture.supplyAsync(() -> Browserless.get(back));
        hold.awaitArrival(SOON);
        killAndRestart();
        hold.release();
        assertThat(cutOff).failsWithin(SOON);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");

        world.books().letLeasesRunOut();
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        assertThat(Browserless.get(back).status()).isEqualTo(303);
        assertThat(new Ledgers(world).disagreements()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HoldPoint.class)
    void killedWhileGetTokenIsAskedNobodyIsChargedAndTheOrderCanBePaid(HoldPoint point) {
        Hold hold = world.gateway().holds().next(Call.GET_TOKEN, point);
        CompletableFuture<Answer> cutOff =
                CompletableFuture.supplyAsync(() -> world.shop().order("tea"));
        hold.awaitArrival(SOON);
        killAndRestart();
        hold.release();
        assertThat(cutOff).failsWithin(SOON);

        List<Books.Row> payments = world.books().all();
        Books.Row left = payments.get(payments.size() - 1);
        assertThat(left.status()).isEqualTo("CREATED");
        Purchase again = world.shop().payAgain(left.orderId());
        Browserless.get(again.pay());
        again.assertPaidOnce();
    }

    @Test
    void killedAtRandomUnderLoadTheLedgersAgree() {
        Random moments = new Random(SEED);
        AtomicBoolean open = new AtomicBoolean(true);
        AtomicInteger returns = new AtomicInteger();
        List<CompletableFuture<Void>> buyers = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            buyers.add(CompletableFuture.runAsync(() -> goShopping(open, returns)));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            int before = returns.get();
            await().atMost(SOON).until(() -> returns.get() > before + 5);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(moments.nextInt(500)));
            killAndRestart();
        }
        open.set(false);
        buyers.forEach(CompletableFuture::join);

        world.books().letLeasesRunOut();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(world.books().undecided()).isEmpty();
            assertThat(new Ledgers(world).disagreements()).isEmpty();
        });
        assertThat(world.books().all())
                .filteredOn(payment -> payment.status().equals("PAID"))
                .hasSizeGreaterThan(KILLS);
    }

    /** Buys and pays again and again; a server that is away is tried again, as a buyer would. */
    private void goShopping(AtomicBoolean open, AtomicInteger returns) {
        while (open.get()) {
            try {
                Answer order = Browserless.post(world.shop().home().resolve("orders"), Map.of("product", "tea"));
                if (order.status() == 303 && order.location().getPath().contains("/redirect/")) {
                    Browserless.get(Purchase.at(world, order.location()).pay());
                    returns.incrementAndGet();
                }
            } catch (UncheckedIOException killed) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
