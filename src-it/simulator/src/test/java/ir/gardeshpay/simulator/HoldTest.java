package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HoldTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Simulator gateway = Simulator.start(0);
    private final Shop shop = new Shop(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void callStopsBeforeItsWork() throws Exception {
        String trackingNumber = shop.paid("1");
        Hold hold = gateway.holds().next(Call.VERIFY, HoldPoint.BEFORE_WORK);

        var answer = shop.verifyLater(trackingNumber);
        hold.awaitArrival(SOON);

        assertThat(gateway.ledger().calls(Call.VERIFY, trackingNumber)).isOne();
        assertThat(verifications()).isZero();
        assertThat(answer).isNotDone();
        hold.release();
        assertThat(answer).succeedsWithin(20, TimeUnit.SECONDS);
        assertThat(verifications()).isOne();
    }

    @Test
    void callStopsBeforeItsAnswer() throws Exception {
        String trackingNumber = shop.paid("1");
        Hold hold = gateway.holds().next(Call.VERIFY, HoldPoint.AFTER_WORK);

        var answer = shop.verifyLater(trackingNumber);
        hold.awaitArrival(SOON);

        assertThat(verifications()).isOne();
        assertThat(answer).isNotDone();
        hold.release();
        assertThat(answer).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void othersOvertakeACallThatIsHeld() throws Exception {
        String trackingNumber = shop.paid("1");
        Hold hold = gateway.holds().next(Call.VERIFY, HoldPoint.BEFORE_WORK);
        var first = shop.verifyLater(trackingNumber);
        hold.awaitArrival(SOON);

        var second = Shop.json(shop.verify(trackingNumber)).getJsonObject("data");
        hold.release();

        assertThat(second.getBoolean("verifiedBefore")).isFalse();
        assertThat(Shop.json(first.get(20, TimeUnit.SECONDS))
                        .getJsonObject("data")
                        .getBoolean("verifiedBefore"))
                .isTrue();
    }

    @Test
    void holdSaysThatNobodyCame() {
        Hold hold = gateway.holds().next(Call.GET_TOKEN, HoldPoint.AFTER_WORK);

        assertThat(hold.hasArrived()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> hold.awaitArrival(Duration.ofMillis(20)))
                .withMessageContaining("GET_TOKEN")
                .withMessageContaining("AFTER_WORK");
    }

    @Test
    void heldCallGoesOnWhenTheSimulatorEnds() throws Exception {
        Hold hold = gateway.holds().next(Call.VERIFY, HoldPoint.BEFORE_WORK);
        var answer = shop.verifyLater("4711");
        hold.awaitArrival(SOON);

        assertThat(answer).isNotDone();
        gateway.close();

        assertThat(answer.handle((done, failed) -> true)).succeedsWithin(20, TimeUnit.SECONDS);
    }

    @Test
    void pauseCutsOffACallThatIsHeld() throws Exception {
        String trackingNumber = shop.paid("1");
        Hold hold = gateway.holds().next(Call.VERIFY, HoldPoint.AFTER_WORK);
        var answer = shop.verifyLater(trackingNumber);
        hold.awaitArrival(SOON);

        gateway.pause();

        assertThat(answer).failsWithin(20, TimeUnit.SECONDS);
        hold.release();
        gateway.resume();
        assertThat(Shop.json(shop.verify(trackingNumber)).getJsonObject("data").getBoolean("verifiedBefore"))
                .isTrue();
    }

    private int verifications() {
        return gateway.ledger().byInvoice("1").orElseThrow().verifications();
    }
}
