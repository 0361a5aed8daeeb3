package ir.gardeshpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a place, when there are two, and both are taken. */
@Timeout(30)
class PlacesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Places places = new Places(2);
    private final Queue<String> served = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void takeAll() {
        assertThat(places.take(Turn.IN_ORDER, Duration.ZERO)).isTrue();
        assertThat(places.take(Turn.IN_ORDER, Duration.ZERO)).isTrue();
    }

    @Test
    void whoHasNoPatienceGetsNone() {
        assertThat(places.take(Turn.FIRST, Duration.ZERO)).isFalse();
        assertThat(places.take(Turn.FIRST, Duration.ofMillis(10))).isFalse();
        assertThat(places.waiting()).isZero();
        places.left();
        assertThat(places.take(Turn.IN_ORDER, Duration.ZERO)).isTrue();
    }

    @Test
    void whoGoesFirstDoesSoBeforeThoseWhoHaveWaitedLonger() {
        List<CompletableFuture<Boolean>> waiting =
                List.of(waiting(Turn.IN_ORDER, "third"), waiting(Turn.FIRST, "first"), waiting(Turn.FIRST, "second"));

        for (CompletableFuture<Boolean> next : List.of(waiting.get(1), waiting.get(2), waiting.get(0))) {
            places.left();
            assertThat(next.join()).isTrue();
        }
        assertThat(served).containsExactly("first", "second", "third");
    }

    @Test
    void whoGoesFirstTakesTheRoomOfTheLastOfTheOthers() {
        List<CompletableFuture<Boolean>> usual = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            usual.add(waiting(Turn.IN_ORDER, "usual " + i));
        }
        assertThat(places.take(Turn.IN_ORDER, LONG)).as("there is no room").isFalse();

        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> places.take(Turn.FIRST, LONG));

        assertThat(usual.get(3).join()).as("turned away").isFalse();
        assertThat(places.waiting()).as("no more than before").isEqualTo(4);
        places.left();
        assertThat(first.join()).isTrue();
        assertThat(usual.subList(0, 3)).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void evenWhoGoesFirstIsNotLetInWhereOnlySuchWait() {
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            waiting.add(waiting(Turn.FIRST, "first " + i));
        }
        assertThat(places.take(Turn.FIRST, LONG)).isFalse();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() throws Exception {
        Thread impatient = new Thread(() -> places.take(Turn.IN_ORDER, LONG));
        impatient.start();
        awaitWaiting(1);
        impatient.interrupt();
        impatient.join();
        assertThat(places.waiting()).isZero();
        places.left();
        assertThat(places.take(Turn.IN_ORDER, Duration.ZERO)).isTrue();
    }

    @Test
    void whoClosesTurnsAwayWhoWaitsAndWaitsForTheOthers() {
        CompletableFuture<Boolean> waiting = waiting(Turn.FIRST, "never");
        places.left();
        places.left();
        assertThat(waiting.join()).isTrue();
        CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(() -> places.close(LONG));
        places.left();
        assertThat(late.join()).isTrue();
        assertThat(places.take(Turn.FIRST, LONG)).isFalse();
    }

    @Test
    void whoWaitsWhenItIsClosedIsTurnedAway() {
        CompletableFuture<Boolean> waiting = waiting(Turn.FIRST, "never");
        assertThat(places.close(Duration.ofMillis(1)))
                .as("places are taken still")
                .isFalse();
        assertThat(waiting.join()).isFalse();
    }

    /** Returns when it waits, behind whoever waits already. */
    private CompletableFuture<Boolean> waiting(Turn turn, String name) {
        int before = places.waiting();
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        new Thread(() -> {
                    boolean got = places.take(turn, LONG);
                    if (got) {
                        served.add(name);
                    }
                    end.complete(got);
                })
                .start();
        awaitWaiting(before + 1);
        return end;
    }

    private void awaitWaiting(int howMany) {
        while (places.waiting() != howMany) {
            Thread.onSpinWait();
        }
    }
}
