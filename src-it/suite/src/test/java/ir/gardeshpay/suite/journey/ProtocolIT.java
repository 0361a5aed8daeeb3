package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gateway's guide leaves open, and how the module behaves because of it. */
@Tag("everywhere")
@InTurn
class ProtocolIT {

    private final World world = World.get();

    @AfterEach
    void clear() {
        world.gateway().faults().clear();
    }

    static Stream<Named<Fault>> shapesOfAToken() {
        return Stream.of(
                Named.of("numbers as strings", Fault.numbersAsStrings()),
                Named.of("strings as numbers", Fault.stringsAsNumbers()),
                Named.of("as text", Fault.contentType("text/plain")),
                Named.of("as nothing", Fault.contentType("json")),
                Named.of("with a charset and no semicolon", Fault.contentType("application/json charset=utf-8")),
                Named.of("with a semicolon and no charset", Fault.contentType("application/json; UTF-8")),
                Named.of("unknown members", Fault.extraMembers()));
    }

    @ParameterizedTest
    @MethodSource("shapesOfAToken")
    void aTokenIsReadInEveryShape(Fault shape) {
        world.gateway().faults().next(Call.GET_TOKEN, shape);
        Purchase purchase = world.shop().buy("tea");
        assertThat(purchase.payment().status()).isEqualTo("PENDING");
    }

    static Stream<Named<Fault>> shapesOfSuccess() {
        return Stream.concat(
                shapesOfAToken(),
                Stream.of(
                        Named.of("dates as epoch", Fault.invoiceDateAsEpoch()),
                        Named.of("no card", Fault.cardAbsent())));
    }

    @ParameterizedTest
    @MethodSource("shapesOfSuccess")
    void aSuccessIsReadInEveryShape(Fault shape) {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().next(Call.VERIFY, shape);
        Browserless.get(back);
        purchase.assertPaidOnce();
    }

    static Stream<Named<Fault>> shapesOfRefusal() {
        return Stream.of(
                Named.of("errors as strings", Fault.errorsAsStrings()),
                Named.of("errors as objects", Fault.errorsAsObjects()),
                Named.of("errors absent", Fault.errorsAbsent()),
                Named.of("errors null", Fault.errorsNull()),
                Named.of("numbers as strings", Fault.numbersAsStrings()));
    }

    @ParameterizedTest
    @MethodSource("shapesOfRefusal")
    void aRefusalIsReadInEveryShape(Fault shape) {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.decline();
        world.gateway().faults().next(Call.VERIFY, shape);
        Browserless.get(back);
        assertThat(purchase.payment().status()).isEqualTo("FAILED");
        purchase.assertNotCredited();
    }

    @Test
    void verifiedBeforeIsASuccessForAPaymentThatIsNotSettledAndCreditsOnce() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway()
                .faults()
                .forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.reset().afterWork());
        Browserless.get(back);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(purchase::assertPaidOnce);
        assertThat(world.books().timeline(purchase.invoiceNumber()))
                .anyMatch(step -> step.startsWith("PAID") && step.contains("\"verifiedBefore\":true"));
        Browserless.get(back);
        purchase.assertPaidOnce();
    }

    @Test
    void anotherAmountIsHeldForAPerson() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().next(Call.VERIFY, Fault.otherAmount(1));
        assertThat(Browserless.get(back).status()).isEqualTo(303);
        assertThat(purchase.payment().status()).isEqualTo("HELD");
        assertThat(purchase.payment().holdReason()).contains("1 Rial");
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("HELD");
        purchase.assertNotCredited();
    }

    @Test
    void aReferenceNumberThatPaidBeforeIsHeldForAPerson() {
        Purchase first = world.shop().buy("tea");
        Browserless.get(first.pay());
        Purchase second = world.shop().buy("tea");
        URI back = second.pay();
        world.gateway()
                .faults()
                .next(
                        Call.VERIFY,
                        Fault.otherReference(String.valueOf(first.payment().referenceNumber())));
        Browserless.get(back);
        assertThat(second.payment().status()).isEqualTo("HELD");
        second.assertNotCredited();
    }

    @Test
    void whatMayBeTheMoneyOfAnotherPaymentIsKeptAndNotToldAsMoneyThatCameTwice() {
        Purchase first = world.shop().buy("tea");
        Browserless.get(first.pay());
        Purchase second = world.shop().buy("tea");
        URI own = second.pay();
        Purchase other = world.shop().buy("tea");
        URI back = other.pay();
        world.expectUncredited(other);
        String reference = String.valueOf(first.payment().referenceNumber());
        world.books()
                .letHaveReferenceNumber(first.invoiceNumber(), other.atGateway().referenceNumber());
        world.gateway().faults().next(Call.VERIFY, Fault.otherInvoice(second.invoiceNumber()));
        Browserless.get(back);
        assertThat(second.payment().status()).isEqualTo("HELD");
        world.books().letHaveReferenceNumber(first.invoiceNumber(), reference);

        Browserless.get(own);
        second.assertPaidOnce();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(world.books().told(second.invoiceNumber()))
                        .as("it may be the first one's, and is not to be paid back")
                        .containsExactly("HELD", "PAID"));
        assertThat(world.books().evidenceOfOrphans(second.invoiceNumber()))
                .as("but a person can find it")
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("the reference number paid for invoice " + first.invoiceNumber());
    }

    @Test
    void verifyForAnotherInvoiceOfOursCreditsNothingHere() {
        Purchase other = world.shop().buy("rug");
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.expectUncredited(purchase);
        world.gateway().faults().next(Call.VERIFY, Fault.otherInvoice(other.invoiceNumber()));
        Browserless.get(back);
        purchase.assertNotCredited();
        assertThat(purchase.payment().status()).isEqualTo("PENDING");
        assertThat(other.payment().status()).as("the amount is not that one's").isEqualTo("HELD");
        other.assertNotCredited();
    }

    @Test
    void verifyForAnInvoiceThatIsNotOursIsKeptAsAnOrphan() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        String foreign = "other-system-" + purchase.invoiceNumber();
        world.expectUncredited(purchase);
        world.gateway().faults().next(Call.VERIFY, Fault.otherInvoice(foreign));
        assertThat(Browserless.get(back).status()).isEqualTo(303);
        purchase.assertNotCredited();
        assertThat(purchase.payment().status()).isEqualTo("PENDING");
        assertThat(world.books().orphans(foreign)).containsExactly(purchase.trackingNumber());
    }

    @Test
    void anOldReceiptOfAnInvoiceWithTheSameNumberIsHeldForAPerson() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        Browserless.postJson(
                world.gateway().url().resolve("/v1/provider/payment/verify"),
                "{\"trackingNumber\":\"" + purchase.trackingNumber() + "\"}");
        world.books().letBeOfAnotherDay(purchase.invoiceNumber());
        Browserless.get(back);
        assertThat(purchase.payment().status()).isEqualTo("HELD");
        purchase.assertNotCredited();
    }

    @Test
    void anInvoiceNumberOfAnyLengthIsKeptAsAnOrphan() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.expectUncredited(purchase);
        world.gateway().faults().next(Call.VERIFY, Fault.otherInvoice("9".repeat(3000)));
        assertThat(Browserless.get(back).status()).isEqualTo(303);
        assertThat(purchase.payment().status()).isEqualTo("PENDING");
        assertThat(world.books().orphans("9".repeat(100))).contains(purchase.trackingNumber());
    }

    @Test
    void aRefusalWithAnHttpErrorIsARefusal() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.decline();
        world.gateway().faults().next(Call.VERIFY, Fault.status(402));
        Browserless.get(back);
        assertThat(purchase.payment().status()).isEqualTo("FAILED");
    }

    @Test
    void aLostReturnExpiresOnlyAfterItsTimeAndTheHostIsTold() {
        Purchase purchase = world.shop().buy("tea");
        assertThat(purchase.payment().status()).isEqualTo("PENDING");
        world.books().letExpire(purchase.invoiceNumber());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> world.books().told(purchase.invoiceNumber()).equals(java.util.List.of("EXPIRED")));
        purchase.assertNotCredited();
    }
}
