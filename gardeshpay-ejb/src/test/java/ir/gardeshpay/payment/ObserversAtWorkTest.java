package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gardeshpay.notify.EventKind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ObserversAtWorkTest {

    private final ObserversAtWork observers = new ObserversAtWork();

    @Test
    void oneThatHangsIsNamedByItsPaymentItsThreadAndItsPlace() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> tellUntil(begun, end), "teller-7");
        thread.start();
        begun.await();
        assertThat(words(thread))
                .startsWith("GP-0307 ")
                .contains("an observer of PAID", "60 s", "payment with id 1000000051", "teller-7", "one of 4 threads")
                .containsPattern("    at .*ObserversAtWorkTest\\.");
        end.countDown();
        thread.join();
        assertThat(words(thread)).doesNotContain("payment with id");
    }

    @Test
    void oneThatThrowsIsNotRemembered() {
        assertThatThrownBy(() -> observers.seen(17, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(words(Thread.currentThread())).doesNotContain("payment with id");
    }

    private String words(Thread thread) {
        return observers.inWords(EventKind.PAID, thread, Duration.ofMinutes(1), 4);
    }

    private void tellUntil(CountDownLatch begun, CountDownLatch end) {
        try {
            observers.seen(1_000_000_051L, () -> {
                begun.countDown();
                end.await();
                return true;
            });
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
