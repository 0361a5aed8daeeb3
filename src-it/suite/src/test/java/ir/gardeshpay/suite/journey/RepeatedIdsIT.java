package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A database that was restored, or a standby that had not heard of all, gives ids again that payments have already. */
@Tag("postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedIdsIT {

    /** More than a block of the sequence, which a node takes at once. */
    private static final int MANY = 60;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.planned().readTimeout(SOON).start();
    private final LostCommits commits = new LostCommits(world.database());

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void nobodyIsSentToPayForSomebodyElse() {
        Set<String> pages = new HashSet<>();
        assertThat(started()).hasSize(MANY).allMatch(pages::add);

        commits.letPaymentIdsComeAgain(2 * MANY);
        List<String> again = started();
        again.addAll(started());
        again.addAll(started());
        assertThat(again).as("a page of the gateway is one payment's").allMatch(pages::add);
        assertThat(again).as("in the end there are new ids").isNotEmpty();
    }

    /** The standby has not heard of a return, and gives its id to the next one, while verify is still asked. */
    @Test
    void anAnswerThatOutlivesAFailoverDecidesNothingOfAnotherPayment() throws Exception {
        Purchase lost = world.shop().buy("tea");
        URI back = lost.pay();
        Hold hold = world.gateway().holds().next(Call.VERIFY, HoldPoint.AFTER_WORK);
        CompletableFuture<Answer> returned = CompletableFuture.supplyAsync(() -> Browserless.get(back));
        hold.awaitArrival(SOON);
        Purchase other = world.shop().buy("rug");
        URI othersBack = other.pay();
        world.gateway().faults().forInvoice(other.invoiceNumber(), Call.VERIFY, Fault.status(500));
        Browserless.get(othersBack);
        commits.letReturnBeLost(lost.invoiceNumber(), other.invoiceNumber());

        hold.release();
        assertThat(returned.join().status()).isEqualTo(303);
        lost.assertPaidOnce();
        assertThat(lost.payment().trackingNumber()).isEqualTo(lost.trackingNumber());
        assertThat(other.payment().status()).isEqualTo("VERIFYING");

        world.gateway().faults().clear();
        world.books().letVerifyBeDue(other.invoiceNumber());
        await().atMost(SOON).untilAsserted(other::assertPaidOnce);
    }

    @Test
    void aReturnThatAFailoverTookIsAskedForAgainThoughVerifySaysNothing() {
        Purchase lost = world.shop().buy("tea");
        URI back = lost.pay();
        world.gateway().faults().forInvoice(lost.invoiceNumber(), Call.VERIFY, Fault.hang(Duration.ofSeconds(4)));
        CompletableFuture<Answer> returned = CompletableFuture.supplyAsync(() -> Browserless.get(back));
        await().atMost(SOON).until(() -> lost.verifies() == 1);
        commits.letReturnBeLost(lost.invoiceNumber());
        assertThat(returned.join().status()).isEqualTo(303);
        assertThat(lost.payment().status()).isEqualTo("VERIFYING");

        world.gateway().faults().clear();
        world.books().letVerifyBeDue(lost.invoiceNumber());
        await().atMost(SOON).untilAsserted(lost::assertPaidOnce);
    }

    /** A payment that is gone as a whole: nobody is credited, and the log has what verify said. */
    @Test
    void anAnswerForAPaymentThatIsGoneIsInTheLog() throws Exception {
        Purchase lost = world.shop().buy("tea");
        URI back = lost.pay();
        Hold hold = world.gateway().holds().next(Call.VERIFY, HoldPoint.AFTER_WORK);
        CompletableFuture<Answer> returned = CompletableFuture.supplyAsync(() -> Browserless.get(back));
        hold.awaitArrival(SOON);
        commits.letBeGone(lost.invoiceNumber());
        hold.release();
        assertThat(returned.join().status()).isEqualTo(404);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.server().log().lines())
                        .anyMatch(line -> line.contains("GP-0314 the payment of invoice " + lost.invoiceNumber())
                                && line.contains(lost.trackingNumber())
                                && line.contains("\"success\":true")));
    }

    /** The gateway's pages to which buyers were sent; a start that finds no id is an error, and tried again. */
    private List<String> started() {
        return new ArrayList<>(IntStream.range(0, MANY)
                .mapToObj(i -> Browserless.post(world.server().url("/shop/orders"), Map.of("product", "tea")))
                .filter(answer -> answer.status() == 303)
                .map(answer -> answer.location().toString())
                .filter(page -> page.startsWith(world.gateway().url().toString()))
                .toList());
    }
}
