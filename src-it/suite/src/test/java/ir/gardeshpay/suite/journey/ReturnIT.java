package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Returns that are forged, repeated, late, too large, or somebody else's. */
@Tag("everywhere")
@InTurn
class ReturnIT {

    private final World world = World.get();

    @AfterEach
    void cure() {
        world.gateway().faults().clear();
    }

    private long verifies() {
        return world.gateway().ledger().calls(Call.VERIFY);
    }

    @Test
    void aRepeatedReturnGetsTheStoredAnswerAndVerifyIsNotAsked() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        Browserless.get(back);
        URI first = Browserless.get(back).location();
        assertThat(Browserless.get(back).location()).isEqualTo(first);
        assertThat(purchase.verifies()).isEqualTo(1);
        purchase.assertPaidOnce();
    }

    @Test
    void fiftyReturnsAtOnceAreOneVerifyAndOneCredit() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        List<CompletableFuture<Answer>> all = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Browserless.get(back)))
                .toList();
        assertThat(all).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(303));
        assertThat(purchase.verifies()).isEqualTo(1);
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
        purchase.assertPaidOnce();
    }

    @Test
    void aForgedKeyIs404() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        String key = back.getPath().replaceFirst(".*/", "");
        String oneLetterOff = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");
        for (String forged :
                List.of("/AAAAAAAAAAAAAAAAAAAAAA", "/" + oneLetterOff, "/" + key + "A", "/x", "/%20", "")) {
            assertThat(statusOf(forged, back)).as(forged).isEqualTo(404);
        }
        assertThat(purchase.verifies()).isZero();
        purchase.assertNotCredited();
    }

    /** Most servers refuse such a path before the module sees it, each in its own way. */
    @Test
    void aPathThatIsNoKeyIsRefused() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        for (String path : List.of("/..%2F..%2Fx", "/%00")) {
            assertThat(statusOf(path, back)).as(path).isBetween(400, 404);
        }
        assertThat(purchase.verifies()).isZero();
        purchase.assertNotCredited();
    }

    /** Of the way back, with this instead of a slash and the key. */
    private static int statusOf(String forged, URI back) {
        return Browserless.get(URI.create(back.toString().replaceFirst("/callback/[^?]+", "/callback" + forged)))
                .status();
    }

    @Test
    void theInvoiceNumberOfAnotherPaymentIs404() {
        Purchase purchase = world.shop().buy("tea");
        Purchase other = world.shop().buy("tea");
        purchase.pay();
        other.pay();
        String tracking = purchase.trackingNumber();
        assertThat(Browserless.get(purchase.callbackWith(tracking, other.invoiceNumber()))
                        .status())
                .isEqualTo(404);
        assertThat(Browserless.get(purchase.callbackWith(tracking, "9999999999"))
                        .status())
                .isEqualTo(404);
        assertThat(purchase.verifies()).isZero();
        await().untilAsserted(() -> assertThat(world.server().log().lines())
                .as("nobody else has these numbers")
                .anyMatch(line -> line.contains("GPW-0004")
                        && line.contains("key of invoice " + purchase.invoiceNumber())
                        && line.contains("9999999999, with tracking number " + tracking)));
    }

    @Test
    void aParameterOfAMegabyteIsRefused() {
        Purchase purchase = world.shop().buy("tea");
        long before = verifies();
        String megabyte = "9".repeat(1_000_000);
        Answer posted = Browserless.post(
                purchase.atGateway().callback(),
                Map.of("trackingNumber", megabyte, "invoiceNumber", purchase.invoiceNumber()));
        assertThat(posted.status()).isBetween(400, 431);
        Answer inChunks = Browserless.postInChunks(
                purchase.atGateway().callback(),
                Map.of("a", megabyte, "trackingNumber", "1", "invoiceNumber", purchase.invoiceNumber()));
        assertThat(inChunks.status()).isBetween(400, 431);
        Answer got = Browserless.get(purchase.callbackWith(megabyte));
        assertThat(got.status()).isBetween(400, 431);
        assertThat(verifies()).isEqualTo(before);
        assertThat(purchase.payment().status()).isEqualTo("PENDING");
    }

    @Test
    void theTrackingNumberOfAPaidPaymentBuysNothingElse() {
        Purchase small = world.shop().buy("tea");
        Browserless.get(small.pay());
        small.assertPaidOnce();
        Purchase big = world.shop().buy("rug");
        long before = small.verifies();
        assertThat(Browserless.get(big.callbackWith(small.trackingNumber())).status())
                .isEqualTo(303);
        assertThat(small.verifies()).as("the number is known to be another's").isEqualTo(before);
        assertThat(big.payment().status()).isEqualTo("PENDING");
        big.assertNotCredited();
        small.assertPaidOnce();
    }

    @Test
    void theTrackingNumberOfAPaymentThatIsNotSettledYetSettlesThatOneAndLeavesThisOneAsItWas() {
        Purchase paid = world.shop().buy("tea");
        Purchase other = world.shop().buy("rug");
        paid.pay();
        Browserless.get(other.callbackWith(paid.trackingNumber()));
        other.assertNotCredited();
        assertThat(other.payment().status()).isEqualTo("PENDING");
        paid.assertPaidOnce();
        assertThat(world.books().timeline(other.invoiceNumber())).anyMatch(step -> step.startsWith("VERIFY_FOREIGN"));

        Browserless.get(other.pay());
        other.assertPaidOnce();
    }

    @Test
    void aWrongTrackingNumberDoesNotPushOutTheRightOne() {
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.callbackWith("123456789"));
        assertThat(purchase.payment().status()).isEqualTo("FAILED");
        Browserless.get(purchase.pay());
        purchase.assertPaidOnce();
    }

    @Test
    void anyNumberOfWrongTrackingNumbersNeitherKeepsTheRightOneOutNorFillsTheTimeline() {
        Purchase purchase = world.shop().buy("tea");
        for (int i = 0; i < 140; i++) {
            Browserless.get(purchase.callbackWith("junk-" + i));
        }
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("FAILED");
        Browserless.get(purchase.pay());
        purchase.assertPaidOnce();
        List<String> timeline = world.books().timeline(purchase.invoiceNumber());
        assertThat(timeline)
                .filteredOn(step -> step.startsWith("VERIFY_REFUSED"))
                .hasSize(100);
        assertThat(timeline)
                .filteredOn(step -> step.startsWith("RETURNED"))
                .as("a hundred that made room, and those that are kept")
                .hasSize(120)
                .anyMatch(
                        step -> step.contains(String.valueOf(purchase.payment().trackingNumber())));
    }

    @Test
    void aLateReturnOfAnExpiredPaymentIsStillAccepted() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.books().letExpire(purchase.invoiceNumber());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> world.books().told(purchase.invoiceNumber()).contains("EXPIRED"));
        assertThat(purchase.payment().status()).isEqualTo("EXPIRED");
        Browserless.get(back);
        purchase.assertPaidOnce();
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("EXPIRED", "PAID");
    }

    /** As two that decided its last two returns at once may have left it, on a database that isolates them too much. */
    @Test
    void aPaymentOfWhichNothingIsLeftToBeVerifiedComesToRest() {
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.callbackWith("123456789"));
        assertThat(purchase.payment().status()).isEqualTo("FAILED");
        world.gateway().faults().always(Call.VERIFY, Fault.reset());
        Browserless.get(purchase.callbackWith("987654321"));
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        world.gateway().faults().clear();
        world.books().leaveVerifying(purchase.invoiceNumber());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> purchase.payment().status().equals("FAILED"));
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("FAILED");
    }

    /** The buyer's time begins with the token, and when it is looked is stored before. */
    @Test
    void aPaymentThatIsLookedAtTooEarlyIsLookedAtAgainWhenItsTimeIsOver() {
        Purchase purchase = world.shop().buy("tea");
        world.books().letLookAt(purchase.invoiceNumber());
        await().atMost(Duration.ofSeconds(30)).until(() -> world.books().isLookedAtInTime(purchase.invoiceNumber()));
        assertThat(purchase.payment().status()).isEqualTo("PENDING");

        world.books().letExpire(purchase.invoiceNumber());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> world.books().told(purchase.invoiceNumber()).contains("EXPIRED"));
    }

    /** Verify says that the money is another payment's, so this one waits again. */
    @Test
    void aPaymentThatWaitsAgainAfterAReturnExpiresToo() {
        Purchase paid = world.shop().buy("tea");
        Purchase other = world.shop().buy("rug");
        paid.pay();
        Browserless.get(other.callbackWith(paid.trackingNumber()));
        assertThat(other.payment().status()).isEqualTo("PENDING");
        assertThat(world.books().isLookedAtInTime(other.invoiceNumber())).isTrue();

        world.books().letExpire(other.invoiceNumber());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> world.books().told(other.invoiceNumber()).contains("EXPIRED"));
    }
}
