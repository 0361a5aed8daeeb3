package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.simulator.ReceivedCall;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When verify is asked again, and what it may still change. */
@Tag("everywhere")
@InTurn
class VerifyAgainIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.get();
    private final Attempts attempts = new Attempts(world.database());

    @AfterEach
    void cure() {
        world.gateway().faults().clear();
    }

    @Test
    void asLongAsTheBankMayGiveTheMoneyBackVerifyIsAskedAtLeastOnceAMinute() {
        assertThat(pauseAfter(15, Duration.ofMinutes(50))).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(pauseAfter(15, Duration.ofMinutes(70))).isGreaterThan(Duration.ofMinutes(5));
    }

    /** The pause after one more verify without an answer. */
    private Duration pauseAfter(int times, Duration sinceTheReturn) {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.status(500));
        Browserless.get(back);
        attempts.putVerifyOff(purchase.invoiceNumber());
        attempts.letVerifyHaveBeenAsked(purchase.invoiceNumber(), times, sinceTheReturn);
        long before = unanswered(purchase);
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).until(() -> unanswered(purchase) > before);
        Duration pause = attempts.untilVerify(purchase.invoiceNumber());
        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        return pause;
    }

    private long unanswered(Purchase purchase) {
        return world.books().timeline(purchase.invoiceNumber()).stream()
                .filter(step -> step.startsWith("VERIFY_UNKNOWN"))
                .count();
    }

    @Test
    void whoAskedAndDiedHasAskedSoThatVerifiedBeforeIsOurs() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().next(Call.VERIFY, Fault.reset().afterWork());
        Browserless.get(back);
        world.books().letBeOfAnotherDay(purchase.invoiceNumber());
        attempts.letWhoAskedHaveDied(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
    }

    /** With a batch of a hundred. */
    @Test
    void anyNumberOfNewReturnsDoesNotHoldUpOneThatWasAskedForBefore() throws Exception {
        Purchase waiting = world.shop().buy("tea");
        URI back = waiting.pay();
        world.gateway().faults().forInvoice(waiting.invoiceNumber(), Call.VERIFY, Fault.status(500));
        Browserless.get(back);
        Purchase many = world.shop().buy("tea");
        attempts.putVerifyOff(waiting.invoiceNumber());
        long asked = waiting.verifies();
        int before = world.gateway().ledger().calls().size();
        attempts.letManyBeAskedForBefore(waiting.invoiceNumber(), many.invoiceNumber(), 300);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(world.books().undecided()).noneMatch(line -> line.startsWith(many.invoiceNumber())));
        assertThat(waiting.verifies()).as("asked again").isGreaterThan(asked);
        assertThat(world.gateway().ledger().calls().stream()
                        .skip(before)
                        .map(ReceivedCall::key)
                        .limit(200))
                .contains(waiting.trackingNumber());

        world.gateway().faults().clear();
        world.books().letVerifyBeDue(waiting.invoiceNumber());
        await().atMost(SOON).untilAsserted(waiting::assertPaidOnce);
    }

    /** Against the guide: nobody can know that the buyer has paid, so the log says that a person must look. */
    @Test
    void aRepetitionThatIsRefusedIsReported() {
        Purchase purchase = lostAfterTheWork();
        world.expectUncredited(purchase);
        world.gateway()
                .faults()
                .forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.refuse(1101, "verified before"));
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(purchase.payment().status()).isEqualTo("FAILED"));
        purchase.assertNotCredited();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.server().log().lines())
                        .anyMatch(line -> line.contains("GP-0313")
                                && line.contains(purchase.invoiceNumber())
                                && line.contains("verified before")));
    }

    /**
     * What an operator does who has heard from GardeshPay that it was paid, and what a buyer does who does not believe
     * it.
     */
    @Test
    void aNumberThatWasRefusedIsAskedOnceMoreWhenItComesBackLater() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway()
                .faults()
                .forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.refuse(1101, "no such transaction"));
        Browserless.get(back);
        assertThat(purchase.payment().status()).isEqualTo("FAILED");
        world.gateway().faults().clear();
        long before = purchase.verifies();
        Browserless.get(back);
        assertThat(purchase.verifies()).as("a refusal is believed for a minute").isEqualTo(before);
        assertThat(purchase.payment().status()).isEqualTo("FAILED");

        world.books().letRefusalsBeOld(purchase.invoiceNumber());
        Browserless.get(back);
        purchase.assertPaidOnce();
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("FAILED", "PAID");
    }

    @Test
    void aNumberThatIsRefusedOnceMoreFailsAsBeforeAndThatIsToldOnce() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.decline();
        Browserless.get(back);
        long before = purchase.verifies();
        world.books().letRefusalsBeOld(purchase.invoiceNumber());
        Browserless.get(back);
        assertThat(purchase.verifies()).isEqualTo(before + 1);
        assertThat(purchase.payment().status()).isEqualTo("FAILED");
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("FAILED");
    }

    @Test
    void aRefusalWithoutACodeIsBelievedWhenTheBanksTimeIsOver() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.decline();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.withoutCode());
        Browserless.get(back);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");

        attempts.letVerifyHaveBeenAsked(purchase.invoiceNumber(), 9, Duration.ofHours(2));
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(purchase.payment().status()).isEqualTo("FAILED"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("FAILED"));
    }

    @Test
    void aRefusalWhoseCodeMeansAskAgainDecidesNothing() {
        Purchase purchase = lostAfterTheWork();
        world.gateway()
                .faults()
                .forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.refuse(World.ASK_AGAIN, "not now"));
        long before = purchase.verifies();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).until(() -> purchase.verifies() > before);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");

        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
    }

    @Test
    void suchACodeDecidesNothingEitherWhenTheBanksTimeIsOver() {
        Purchase purchase = lostAfterTheWork();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.status(World.UNKNOWN_ADDRESS));
        attempts.letVerifyHaveBeenAsked(purchase.invoiceNumber(), 9, Duration.ofHours(2));
        long before = unanswered(purchase);
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).until(() -> unanswered(purchase) > before);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");

        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoiceNumber", "amount"})
    void aSuccessThatDoesNotSayOfWhatCreditsNothingAndIsAskedAgain(String missing) {
        Purchase purchase = saidToBePaid(missing);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        purchase.assertNotCredited();

        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoiceNumber", "amount"})
    void oneThatNeverSaysSoIsForAPerson(String missing) {
        Purchase purchase = saidToBePaid(missing);
        world.expectUncredited(purchase);
        attempts.letVerifyHaveBeenAsked(purchase.invoiceNumber(), 9, Duration.ofHours(2));
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("HELD"));
        purchase.assertNotCredited();
    }

    private Purchase saidToBePaid(String withoutSaying) {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.dataWithout(withoutSaying));
        Browserless.get(back);
        return purchase;
    }

    private Purchase lostAfterTheWork() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway()
                .faults()
                .forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.reset().afterWork());
        Browserless.get(back);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        return purchase;
    }

    @Test
    void aHeldPaymentIsPaidByTheReturnOfItsOwnBuyer() {
        Purchase held = world.shop().buy("rug");
        URI own = held.pay();
        Purchase other = world.shop().buy("tea");
        URI back = other.pay();
        world.expectUncredited(other);
        world.gateway().faults().next(Call.VERIFY, Fault.otherInvoice(held.invoiceNumber()));
        Browserless.get(back);
        assertThat(held.payment().status()).isEqualTo("HELD");

        assertThat(Browserless.get(own).status()).isEqualTo(303);
        held.assertPaidOnce();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.books().told(held.invoiceNumber()))
                        .as("what was held is somebody's money")
                        .containsExactly("HELD", "PAID", "DUPLICATED"));
        assertThat(world.books().orphans(held.invoiceNumber())).containsExactly(other.trackingNumber());
        assertThat(world.books().evidenceOfOrphans(held.invoiceNumber()))
                .as("how much it is")
                .allMatch(said -> said.contains("\"amount\""));
    }

    @Test
    void aHeldPaymentStaysHeldWhenVerifyRefusesAnotherReturn() {
        Purchase held = world.shop().buy("tea");
        URI back = held.pay();
        world.gateway().faults().next(Call.VERIFY, Fault.otherAmount(1));
        Browserless.get(back);
        String wrong = back.toString().replace(held.trackingNumber(), "7" + held.trackingNumber());
        assertThat(Browserless.get(URI.create(wrong)).status()).isEqualTo(303);
        assertThat(held.payment().status()).isEqualTo("HELD");
        assertThat(held.payment().holdReason()).contains("1 Rial");
        assertThat(world.books().timeline(held.invoiceNumber())).anyMatch(step -> step.startsWith("VERIFY_REFUSED"));
        assertThat(world.books().told(held.invoiceNumber())).containsExactly("HELD");
    }
}
