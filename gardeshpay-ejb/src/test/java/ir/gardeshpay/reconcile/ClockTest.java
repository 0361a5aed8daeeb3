package ir.gardeshpay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockTest {

    private static final long A_MINUTE = 60;

    private final Clock clock = new Clock();

    @AfterEach
    void stop() {
        clock.stop();
    }

    @Test
    void ticksOnAfterAPassThatCouldNotBegin() throws InterruptedException {
        CountDownLatch ticks = new CountDownLatch(3);
        clock.every(1, () -> {
            ticks.countDown();
            throw new NoClassDefFoundError("of an application that is half gone");
        });
        assertThat(ticks.await(A_MINUTE, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingBeginsOnceItIsStoppedAndWhatRunsIsNotInterrupted() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicInteger others = new AtomicInteger();
        clock.every(1, () -> {
            began.countDown();
            try {
                goOn.await();
            } catch (InterruptedException disturbed) {
                interrupted.set(true);
            }
            ended.countDown();
        });
        assertThat(began.await(A_MINUTE, TimeUnit.SECONDS)).isTrue();
        clock.every(1, others::incrementAndGet); // waits behind the first one, which holds the clock's thread
        clock.stop();
        goOn.countDown();
        assertThat(ended.await(A_MINUTE, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isFalse();
        assertThat(others).hasValue(0);
    }
}
