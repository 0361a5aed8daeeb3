package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Timestamp;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Without keys, who guesses invoice numbers has us ask the gateway: a node does that so often a second and no more, and
 * what must wait for its turn is stored.
 */
@Tag("everywhere")
@Tag("once-a-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("leisure")
class KeylessIT {

    private static final int A_SECOND = 10;
    private static final int CROWD = 15 * A_SECOND;

    /** No pass takes up what waits: so it is seen for when it is put off. */
    private final World world = World.planned()
            .property("gardeshpay.callback.keyed", "false")
            .property("gardeshpay.reconcile.every", "PT1H")
            .start();

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void ofACrowdOfReturnsAllAreStoredAndSoManyAreVerifiedASecond() {
        List<Purchase> crowd =
                IntStream.range(0, CROWD).mapToObj(i -> world.shop().buy("tea")).toList();
        List<URI> back = crowd.stream().map(Purchase::pay).toList();
        List<CompletableFuture<Answer>> answers = back.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> Browserless.get(one)))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().status()).isIn(200, 303));

        List<Long> turns = turns();
        List<Purchase> waiting = crowd.stream()
                .filter(purchase -> purchase.payment().status().equals("VERIFYING"))
                .toList();
        assertThat(waiting).as("those that are put off").hasSameSizeAs(turns).hasSizeGreaterThan(2 * A_SECOND);
        assertThat(crowd.stream().map(purchase -> purchase.payment().status()).distinct())
                .containsExactlyInAnyOrder("PAID", "VERIFYING");
        Stream<Long> seconds =
                IntStream.range(2 * A_SECOND, turns.size()).mapToObj(i -> turns.get(i) - turns.get(i - 2 * A_SECOND));
        assertThat(seconds)
                .as("two seconds each")
                .allSatisfy(apart -> assertThat(apart).isGreaterThanOrEqualTo(1000));

        Purchase last = waiting.get(waiting.size() - 1);
        world.books().letVerifyBeDue(last.invoiceNumber());
        Browserless.get(last.callbackWith(last.trackingNumber()));
        assertThat(last.payment().status()).as("it had its turn").isEqualTo("PAID");
        last.assertPaidOnce();
    }

    /** When those that wait may be asked, in milliseconds, the next one first. */
    private List<Long> turns() {
        return new Tables(world.database())
                .query(
                        "select next_attempt_at from gardeshpay_verification where next_attempt_at is not null and"
                                + " '' = ? order by next_attempt_at",
                        "",
                        row -> row.getObject(1, Timestamp.class).getTime());
    }
}
