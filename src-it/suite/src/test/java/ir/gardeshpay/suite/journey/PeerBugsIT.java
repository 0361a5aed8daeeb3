package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bugs that were found in other libraries for this job; each is a test here. */
@Tag("everywhere")
@InTurn
class PeerBugsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.get();
    private final Attempts attempts = new Attempts(world.database());

    @AfterEach
    void clear() {
        world.gateway().faults().clear();
    }

    @Test
    @DisplayName("1: verify times out after the work, the retry says verified before, and the order is paid")
    void aTimedOutVerifyEndsPaid() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway()
                .faults()
                .next(
                        Call.VERIFY,
                        Fault.hang(World.READ_TIMEOUT.multipliedBy(2)).afterWork());
        Browserless.get(back);
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        assertThat(purchase.atGateway().verifications()).isGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("2: 'verified before' is not 'cancelled by user'")
    void verifiedBeforeIsNotACancel() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway()
                .faults()
                .forInvoice(
                        purchase.invoiceNumber(), Call.VERIFY, Fault.status(502).afterWork());
        Browserless.get(back);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).until(() -> purchase.payment().status().equals("PAID"));
        assertThat(world.books().told(purchase.invoiceNumber())).doesNotContain("FAILED");
    }

    @Test
    @DisplayName("3: a payment that may be paid does not expire without the gateway being asked")
    void anUndecidedPaymentNeverExpires() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.status(500));
        Browserless.get(back);
        world.books().letExpire(purchase.invoiceNumber());
        Purchase other = world.shop().buy("tea");
        world.books().letExpire(other.invoiceNumber());
        await().atMost(SOON).until(() -> other.payment().status().equals("EXPIRED"));
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
    }

    @Test
    @DisplayName("4: a getToken that timed out is not a finished, unpaid payment")
    void aTimedOutGetTokenStaysOpen() {
        world.gateway()
                .faults()
                .next(
                        Call.GET_TOKEN,
                        Fault.hang(World.READ_TIMEOUT.multipliedBy(2)).afterWork());
        String orderId = world.shop().order("tea").location().getPath().replaceFirst(".*/", "");
        assertThat(world.books().paymentsOf(orderId))
                .singleElement()
                .satisfies(payment -> assertThat(payment.status()).isEqualTo("CREATED"));
        assertThat(world.shop().orderOf(orderId).getString("status")).isEqualTo("NEW");
    }

    @Test
    @DisplayName("5: invoice numbers do not race")
    void invoiceNumbersOfManyStartsAtOnceAreDifferent() {
        Set<String> numbers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> world.shop().buy("tea").invoiceNumber()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .collect(Collectors.toSet());
        assertThat(numbers).hasSize(20);
    }

    @Test
    @DisplayName("6: no number of retries makes an undecided payment failed")
    void manySilencesAreNoFailure() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.html(200));
        Browserless.get(back);
        attempts.letVerifyHaveBeenAsked(purchase.invoiceNumber(), 1000, Duration.ofDays(30));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            world.books().letVerifyBeDue(purchase.invoiceNumber());
            return purchase.verifies() >= 5;
        });
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        assertThat(world.books().told(purchase.invoiceNumber())).isEmpty();
        assertThat(world.books().timeline(purchase.invoiceNumber()))
                .as("what was said is kept")
                .anyMatch(step -> step.startsWith("VERIFY_UNKNOWN") && step.contains("<html"));
        world.gateway().faults().clear();
        await().atMost(SOON).untilAsserted(() -> {
            world.books().letVerifyBeDue(purchase.invoiceNumber());
            purchase.assertPaidOnce();
        });
    }

    @Test
    @DisplayName("7: the receipt of a small order does not pay a big one")
    void aSmallReceiptDoesNotPayABigOrder() {
        Purchase small = world.shop().buy("tea");
        Purchase big = world.shop().buy("rug");
        small.pay();
        Browserless.get(big.callbackWith(small.trackingNumber()));
        big.assertNotCredited();
        Browserless.get(small.callbackWith(small.trackingNumber()));
        small.assertPaidOnce();
        big.assertNotCredited();
    }

    @Test
    @DisplayName("8: a stale request does not write an error over a paid payment")
    void aStaleRefusalDoesNotChangeAPaidPayment() {
        Purchase declined = world.shop().buy("tea");
        declined.decline();
        Purchase purchase = world.shop().buy("tea");
        purchase.pay();
        Hold held = world.gateway().holds().next(Call.VERIFY, HoldPoint.AFTER_WORK);
        var stale =
                CompletableFuture.supplyAsync(() -> Browserless.get(purchase.callbackWith(declined.trackingNumber())));
        held.awaitArrival(SOON);
        // On a slow machine the stale call is given up meanwhile; then its repetition is refused, and not before.
        world.gateway().faults().forInvoice(declined.invoiceNumber(), Call.VERIFY, Fault.status(500));
        Browserless.get(purchase.callbackWith(purchase.trackingNumber()));
        purchase.assertPaidOnce();

        world.gateway().faults().clear();
        held.release();
        stale.join();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().timeline(purchase.invoiceNumber()))
                        .extracting(step -> step.replaceFirst(" .*", ""))
                        .containsSubsequence("PAID", "VERIFY_REFUSED"));
        purchase.assertPaidOnce();
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
    }

    @Test
    @DisplayName("8: nor does one whose answer never comes")
    void aStaleTimeoutDoesNotChangeAPaidPayment() {
        Purchase declined = world.shop().buy("tea");
        declined.decline();
        Purchase purchase = world.shop().buy("tea");
        purchase.pay();
        world.gateway()
                .faults()
                .forInvoice(declined.invoiceNumber(), Call.VERIFY, Fault.hang(World.READ_TIMEOUT.multipliedBy(2)));
        var stale =
                CompletableFuture.supplyAsync(() -> Browserless.get(purchase.callbackWith(declined.trackingNumber())));
        await().atMost(SOON).until(() -> declined.verifies() == 1);
        Browserless.get(purchase.callbackWith(purchase.trackingNumber()));
        purchase.assertPaidOnce();

        assertThat(stale.join().status()).isEqualTo(303);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().timeline(purchase.invoiceNumber()))
                        .extracting(step -> step.replaceFirst(" .*", ""))
                        .containsSubsequence("PAID", "VERIFY_UNKNOWN"));
        purchase.assertPaidOnce();
        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().timeline(purchase.invoiceNumber()))
                        .anyMatch(step -> step.startsWith("VERIFY_REFUSED")));
        purchase.assertPaidOnce();
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
    }

    @Test
    @DisplayName("9: the API token is not written to the log on a timeout")
    void aTimeoutLogsNoSecret() {
        world.gateway().faults().next(Call.GET_TOKEN, Fault.hang(World.READ_TIMEOUT.multipliedBy(2)));
        world.shop().order("tea");
        world.gateway().faults().next(Call.GET_TOKEN, Fault.reset());
        world.shop().order("tea");
        world.gateway().faults().next(Call.GET_TOKEN, Fault.refuse(1003, "unknown token " + World.API_TOKEN));
        String refused = Browserless.get(world.shop().order("tea").location()).body();
        assertThat(refused).contains("unknown token").doesNotContain(World.API_TOKEN);
        assertThat(world.server().log()).isNotEmpty().doesNotContain(World.API_TOKEN);
    }
}
