package ir.gardeshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final UnderWay underWay = new UnderWay();

    @Test
    void theEndWaitsForWhatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Boolean> work = CompletableFuture.supplyAsync(() -> called(() -> {
            begun.countDown();
            mayEnd.await();
            return underWay.call(() -> true); // what belongs to it may still begin
        }));
        begun.await();
        assertThat(underWay.close(Duration.ZERO)).isFalse();
        mayEnd.countDown();
        assertThat(underWay.close(LONG)).isTrue();
        assertThat(work.get()).isTrue();
    }

    @Test
    void nothingBeginsAfterTheEnd() {
        assertThat(underWay.close(LONG)).isTrue();
        AtomicBoolean done = new AtomicBoolean();
        underWay.run(() -> done.set(true));
        assertThat(done).isFalse();
        assertThatThrownBy(() -> underWay.call(() -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is being undeployed");
    }

    @Test
    void whatHasFailedIsNotWaitedFor() {
        assertThatThrownBy(() -> underWay.call(() -> {
                    throw new IllegalArgumentException("failed");
                }))
                .hasMessage("failed");
        assertThat(underWay.close(LONG)).isTrue();
    }

    private boolean called(Callable<Boolean> work) {
        try {
            return underWay.call(work);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
