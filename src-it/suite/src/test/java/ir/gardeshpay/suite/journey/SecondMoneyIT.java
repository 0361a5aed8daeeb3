package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes after a payment is paid: other money for it, and other numbers. */
@Tag("everywhere")
@InTurn
class SecondMoneyIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.get();
    private final Purchase paid = world.shop().buy("tea");

    @AfterEach
    void cure() {
        world.gateway().faults().clear();
        paid.assertPaidOnce();
    }

    @Test
    void otherMoneyOfAPaidPaymentIsKeptAndIsTold() {
        Browserless.get(paid.pay());
        Purchase other = world.shop().buy("tea");
        Browserless.get(ofThePaidOne(other));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(world.books().told(paid.invoiceNumber())).containsExactly("PAID", "DUPLICATED"));
        assertThat(world.books().orphans(paid.invoiceNumber())).containsExactly(other.trackingNumber());
        assertThat(world.server().log().lines())
                .anyMatch(line -> line.contains("GP-0303") && line.contains(other.trackingNumber()))
                .anyMatch(line -> line.contains("GP-0312") && line.contains(paid.invoiceNumber()));
        other.assertNotCredited();
        assertThat(other.payment().status()).isEqualTo("PENDING");
        assertThat(world.books().timeline(other.invoiceNumber())).anyMatch(step -> step.startsWith("VERIFY_FOREIGN"));
    }

    /** It is kept for a person; but who pays it back may pay back the wrong one. */
    @Test
    void whatMayBeTheMoneyOfAThirdPaymentIsKeptAndIsNotTold() {
        Browserless.get(paid.pay());
        Purchase third = world.shop().buy("tea");
        Browserless.get(third.pay());
        Purchase other = world.shop().buy("tea");
        URI back = ofThePaidOne(other);
        String reference = third.payment().referenceNumber();
        world.books()
                .letHaveReferenceNumber(third.invoiceNumber(), other.atGateway().referenceNumber());
        Browserless.get(back);
        world.books().letHaveReferenceNumber(third.invoiceNumber(), reference);
        assertThat(world.books().timeline(paid.invoiceNumber()))
                .anyMatch(step -> step.startsWith(
                        "RETURN_IGNORED the reference number paid for invoice " + third.invoiceNumber()));
        assertThat(world.books().evidenceOfOrphans(paid.invoiceNumber()))
                .singleElement()
                .asString()
                .contains(third.invoiceNumber());
        Browserless.get(back);
        assertThat(world.books().told(paid.invoiceNumber())).containsExactly("PAID");
        third.assertPaidOnce();
        other.assertNotCredited();
    }

    /** A buyer who pays, and whose money verify says to be of the payment that is paid. */
    private URI ofThePaidOne(Purchase other) {
        world.expectUncredited(other);
        world.gateway()
                .faults()
                .forInvoice(other.invoiceNumber(), Call.VERIFY, Fault.otherInvoice(paid.invoiceNumber()));
        return other.pay();
    }

    /** Verify would tell the bank to keep the money of whatever number that is. */
    @Test
    void anotherTrackingNumberOfAPaidPaymentIsNotVerifiedAndIsInItsTimeline() {
        Browserless.get(paid.pay());
        String another = "9" + paid.trackingNumber();
        assertThat(Browserless.get(paid.callbackWith(another)).status()).isEqualTo(303);
        assertThat(world.gateway().ledger().calls(Call.VERIFY, another)).isZero();
        assertThat(world.books().timeline(paid.invoiceNumber()))
                .anyMatch(step -> step.startsWith("RETURN_IGNORED") && step.contains(another));
        assertThat(world.books().told(paid.invoiceNumber())).containsExactly("PAID");
    }
}
