package ir.gardeshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that hangs takes its place and nothing else. */
@Timeout(30)
class WorkersTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final Workers workers = new Workers(2, Executors.newCachedThreadPool(), Runnable::run);

    @AfterEach
    void letGo() {
        hanging.countDown();
    }

    private Future<String> hang() {
        return workers.begin(
                () -> {
                    hanging.await();
                    return "late";
                },
                AT_ONCE);
    }

    @Test
    void workIsDoneAndItsFailureIsTold() throws Exception {
        assertThat(workers.begin(() -> "done", AT_ONCE).get()).isEqualTo("done");
        Future<Object> failing = workers.begin(
                () -> {
                    throw new IllegalArgumentException("wrong");
                },
                LONG);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(failing::get)
                .withMessageContaining("wrong");
    }

    /** As of an application that is half gone; whoever waits would wait for ever. */
    @Test
    void anErrorIsToldTooAndThePlaceIsFreeAgain() throws Exception {
        Workers one = new Workers(1, Executors.newCachedThreadPool(), Runnable::run);
        Future<String> failing = one.begin(
                () -> {
                    throw new NoClassDefFoundError("half gone");
                },
                LONG);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(failing::get)
                .withCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(one.begin(() -> "done", LONG).get()).isEqualTo("done");
    }

    @Test
    void whatHangsIsNotWaitedForAndKeepsItsPlaceUntilItEnds() throws Exception {
        Future<String> first = hang();
        Future<String> second = hang();
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> first.get(10, TimeUnit.MILLISECONDS));
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> workers.begin(() -> "never", Duration.ofMillis(10)))
                .withMessageContaining("all 2 places");
        hanging.countDown();
        assertThat(first.get()).isEqualTo("late");
        assertThat(second.get()).isEqualTo("late");
        assertThat(workers.begin(() -> "again", LONG).get()).isEqualTo("again");
    }

    @Test
    void aContextThatNeverBeginsTheWorkGivesThePlaceBack() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Executor failing = work -> {
            if (made.incrementAndGet() <= 2) {
                throw new IllegalStateException("the application is on its way out");
            }
            work.run();
        };
        Workers unlucky = new Workers(1, Executors.newCachedThreadPool(), failing);
        for (int i = 0; i < 2; i++) {
            Future<String> never = unlucky.begin(() -> "never", LONG);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(never::get)
                    .withMessageContaining("on its way out");
        }
        assertThat(unlucky.begin(() -> "done", LONG).get()).isEqualTo("done");
    }

    @Test
    void aThreadThatCannotBeMadeGivesThePlaceBack() {
        Executor stopped = work -> {
            throw new IllegalStateException("stopped");
        };
        Workers none = new Workers(1, stopped, Runnable::run);
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> none.begin(() -> "never", AT_ONCE))
                    .withMessageContaining("stopped");
        }
    }

    @Test
    void onlySoManyWaitForAPlace() throws Exception {
        assertThat(List.of(hang(), hang())).noneMatch(Future::isDone);
        CountDownLatch ended = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            new Thread(() -> {
                        if (workers.begin(() -> "in turn", LONG) != null) {
                            ended.countDown();
                        }
                    })
                    .start();
        }
        while (workers.waiting() < 4) {
            Thread.onSpinWait();
        }
        assertThatExceptionOfType(RejectedExecutionException.class)
                .as("it does not even wait")
                .isThrownBy(() -> workers.begin(() -> "never", Duration.ofHours(1)));
        hanging.countDown();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatTakesLongIsShownWithItsThread() throws Exception {
        assertThat(workers.busyLongerThan(AT_ONCE)).isEmpty();
        Future<String> work = hang();
        while (workers.busyLongerThan(AT_ONCE).isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(workers.busyLongerThan(LONG)).isEmpty();
        hanging.countDown();
        work.get();
        while (!workers.busyLongerThan(AT_ONCE).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoClosesWaitsForWhatIsUnderWayAndNothingBeginsAfterwards() throws Exception {
        Future<String> last = hang();
        assertThat(workers.close(Duration.ofMillis(1))).as("it hangs still").isFalse();
        hanging.countDown();
        assertThat(workers.close(LONG)).isTrue();
        assertThat(last).isDone();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> workers.begin(() -> "too late", AT_ONCE));
    }
}
