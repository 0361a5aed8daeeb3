package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A gateway that refuses, is silent, breaks off, or talks nonsense: nothing is lost, and nothing is credited. */
@Tag("everywhere")
@Tag("once-a-server")
@InTurn
class SickGatewayIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world = World.get();

    @AfterEach
    void cure() {
        world.gateway().faults().clear();
    }

    static Stream<Named<Fault>> silences() {
        Duration tooLong = World.READ_TIMEOUT.multipliedBy(2);
        return Stream.of(
                Named.of("hangs before the work", Fault.hang(tooLong)),
                Named.of("hangs after the work", Fault.hang(tooLong).afterWork()),
                Named.of("drips", Fault.drip(Duration.ofMillis(100))),
                Named.of("resets before the work", Fault.reset()),
                Named.of("resets after the work", Fault.reset().afterWork()),
                Named.of("500 with JSON", Fault.status(500)),
                Named.of("429 with JSON", Fault.status(429)),
                Named.of("502 with HTML", Fault.html(502)),
                Named.of("503 after the work", Fault.status(503).afterWork()),
                Named.of("500 with nothing", Fault.empty(500)),
                Named.of("200 with HTML", Fault.html(200)),
                Named.of("200 with nothing", Fault.empty(200)),
                Named.of("cut JSON", Fault.cutJson()),
                Named.of("no success member", Fault.withoutSuccess()));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void aVerifyWithoutAnAnswerIsNeverAFailureAndIsAskedAgain(Fault silence) {
        Purchase purchase = world.shop().buy("pistachio");
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, silence);

        Answer answer = Browserless.get(back);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(purchase.verifies()).as("a POST is not sent twice").isEqualTo(1);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        purchase.assertNotCredited();
        assertThat(world.books().timeline(purchase.invoiceNumber()))
                .anyMatch(step -> step.startsWith("VERIFY_UNKNOWN"));
        Answer page = Browserless.get(PaymentIT.resultPage(purchase));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Refresh").isPresent()
                        || page.body().contains("http-equiv=\"refresh\""))
                .as("the page looks again by itself")
                .isTrue();

        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
    }

    @ParameterizedTest
    @MethodSource("silences")
    void aGetTokenWithoutAnAnswerChargesNobodyAndLosesNothing(Fault silence) {
        world.gateway().faults().next(Call.GET_TOKEN, silence);
        long callsBefore = world.gateway().ledger().calls(Call.GET_TOKEN);
        Answer answer = world.shop().order("pistachio");

        assertThat(answer.location().getPath()).startsWith("/shop/orders/");
        String orderId = answer.location().getPath().replaceFirst(".*/", "");
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN) - callsBefore)
                .as("a POST is not sent twice")
                .isEqualTo(1);
        assertThat(world.books().paymentsOf(orderId)).singleElement().satisfies(payment -> {
            assertThat(payment.status()).isEqualTo("CREATED");
            assertThat(world.books().timeline(payment.invoiceNumber()))
                    .anyMatch(step -> step.startsWith("TOKEN_UNKNOWN"));
        });
        for (String language : new String[] {"fa", "en"}) {
            assertThat(Browserless.get(answer.location(), language).status()).isEqualTo(200);
        }

        Purchase second = world.shop().payAgain(orderId);
        Browserless.get(second.pay());
        second.assertPaidOnce();
    }

    @Test
    void aRefusedGetTokenIsShownWithTheGatewaysWords() {
        world.gateway().faults().next(Call.GET_TOKEN, Fault.refuse(4711, "The terminal is closed"));
        Answer answer = world.shop().order("rug");
        String orderId = answer.location().getPath().replaceFirst(".*/", "");
        assertThat(world.books().paymentsOf(orderId)).singleElement().satisfies(payment -> {
            assertThat(payment.status()).isEqualTo("REJECTED");
            assertThat(world.books().timeline(payment.invoiceNumber()))
                    .anyMatch(step -> step.startsWith("TOKEN_REFUSED") && step.contains("4711"));
        });
        assertThat(Browserless.get(answer.location()).body()).contains("The terminal is closed");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.server().log())
                        .as("a gateway that refuses all is seen by those who look at no single payment")
                        .contains("GP-0405 the gateway refuses to start a payment"));
    }

    @Test
    void aGatewayThatIsAwayIsSaidSoAndPaidLater() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().pause();
        try {
            assertThat(Browserless.get(back).status()).isEqualTo(303);
            assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
            assertThat(world.shop().order("tea").location().getPath()).startsWith("/shop/orders/");
        } finally {
            world.gateway().resume();
        }
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
    }

    @Test
    void aVerifyThatIsForbiddenToThisServerIsNoRefusalOfThePayment() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.status(403));
        Browserless.get(back);
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.server().log())
                        .as("once a minute, also if nobody looks into timelines")
                        .contains("GP-0404 verify decided nothing"));
        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
    }

    @Test
    void aFailureIsNotToldWhileAnotherTrackingNumberMayBePaid() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.status(500));
        Browserless.get(back);
        Browserless.get(purchase.callbackWith("123456789"));
        assertThat(world.books().timeline(purchase.invoiceNumber()))
                .anyMatch(step -> step.startsWith("VERIFY_REFUSED"));
        assertThat(purchase.payment().status()).isEqualTo("VERIFYING");
        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
    }

    @Test
    void whileTooManyTrackingNumbersAreUndecidedTheRightOneIsToldToComeAgainAndThenPays() {
        Purchase purchase = world.shop().buy("tea");
        world.gateway().faults().always(Call.VERIFY, Fault.status(500));
        for (int i = 0; i < 20; i++) {
            assertThat(Browserless.get(purchase.callbackWith("junk-" + i)).status())
                    .isEqualTo(303);
        }
        URI back = purchase.pay();
        Answer turnedAway = Browserless.get(back);
        assertThat(turnedAway.status()).isEqualTo(503);
        assertThat(turnedAway.headers().firstValue("Refresh")).hasValue("5");
        assertThat(turnedAway.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(turnedAway.body()).contains("GPW-0002-");
        Answer posted = Browserless.post(
                purchase.atGateway().callback(),
                Map.of("trackingNumber", purchase.trackingNumber(), "invoiceNumber", purchase.invoiceNumber()));
        assertThat(posted.status()).isEqualTo(503);
        assertThat(posted.headers().firstValue("Refresh")).hasValue("5;url=?" + back.getRawQuery());
        assertThat(world.server().log()).doesNotContain("TooManyReturnsException");
        assertThat(purchase.verifies()).isZero();
        assertThat(Browserless.get(purchase.callbackWith("junk-0")).status())
                .as("a known one is no more than there were")
                .isEqualTo(303);

        world.gateway().faults().clear();
        world.books().letVerifyBeDue(purchase.invoiceNumber());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Browserless.get(back).status()).isEqualTo(303));
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
    }

    @Test
    void aGatewayThatForbidsThisServerIsCalledByItsName() {
        world.gateway().faults().next(Call.GET_TOKEN, Fault.html(403));
        String orderId = world.shop().order("tea").location().getPath().replaceFirst(".*/", "");
        String invoice = world.books().paymentsOf(orderId).get(0).invoiceNumber();
        assertThat(world.books().timeline(invoice)).anyMatch(step -> step.contains("address of this server"));
    }
}
