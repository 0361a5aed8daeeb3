package ir.gardeshpay.suite.inside;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ir.gardeshpay.Account;
import ir.gardeshpay.Amount;
import ir.gardeshpay.EmailAddress;
import ir.gardeshpay.Entities;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.InvoiceConflictException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.MobileNumber;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.StartResult;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.suite.InTurn;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code PaymentService} as a host application has it: injected, in the host's own WAR. */
@ArquillianTest
@Tag("inside")
@InTurn
class PaymentServiceIT extends InsideAHost {

    private static final String CARD = "6037990000000014";
    private static final String OTHER_CARD = "6104330000000029";

    @Inject
    private UserTransaction transaction;

    @Inject
    private Entities entities;

    @Test
    void theModulesOwnRowsAreOnlyForWhoIsInATransaction() throws Exception {
        assertThrows(IllegalStateException.class, entities::joined);
        transaction.begin();
        try {
            assertTrue(entities.joined().isJoinedToTransaction());
        } finally {
            transaction.rollback();
        }
    }

    @Test
    void theSameInvoiceWithTheSameContentIsTheSamePaymentAndOneGetToken() throws Exception {
        PaymentRequest request = request().withInvoiceNumber(invoice);
        Payment first = started(request);
        assertEquals(first, started(request));
        assertEquals(1, gateway().getTokens(invoice.value()));

        Payment paid = completed(first, "pay");
        assertEquals(
                paid,
                assertInstanceOf(StartResult.Known.class, payments.start(request))
                        .payment());
        assertEquals(1, gateway().getTokens(invoice.value()));
    }

    @Test
    void manyStartsOfOneInvoiceAtOnceAreOnePaymentAndOneGetToken() throws Exception {
        PaymentRequest request = request().withInvoiceNumber(invoice);
        List<Future<StartResult>> starts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            starts.add(witness.threads().submit(() -> payments.start(request)));
        }
        Set<Payment> different = new HashSet<>();
        for (Future<StartResult> start : starts) {
            different.add(
                    assertInstanceOf(StartResult.Started.class, start.get()).payment());
        }
        assertEquals(1, different.size());
        assertEquals(1, gateway().getTokens(invoice.value()));
    }

    @Test
    void theSameInvoiceWithOtherContentIsRefusedAndTheFieldIsNamed() {
        Payment first = started(request().withInvoiceNumber(invoice));
        PaymentRequest dearer =
                PaymentRequest.of(Amount.ofToman(26_000), new OrderId(orderId)).withInvoiceNumber(invoice);
        assertEquals(
                "amount",
                assertThrows(InvoiceConflictException.class, () -> payments.start(dearer))
                        .field());
        PaymentRequest others =
                PaymentRequest.of(AMOUNT, new OrderId("another")).withInvoiceNumber(invoice);
        assertEquals(
                "orderId",
                assertThrows(InvoiceConflictException.class, () -> payments.start(others))
                        .field());
        assertEquals(first, payments.find(invoice).orElseThrow());
    }

    @Test
    void withoutAnInvoiceNumberEachStartIsAPaymentOfItsOwn() {
        Payment first = started(request());
        Payment second = started(request());
        assertEquals(List.of(first, second), payments.findByOrder(new OrderId(orderId)));
    }

    @Test
    void everythingThatTheGuideKnowsReachesTheGateway() throws Exception {
        started(request()
                .withInvoiceNumber(invoice)
                .withInvoiceDate(LocalDate.of(2026, 11, 24))
                .withMobile(new MobileNumber("+98 912 123 4567"))
                .withEmail(new EmailAddress("buyer@example.ir")));
        var there = gateway().transaction(invoice.value());
        assertAll(
                () -> assertEquals(250_000, there.getJsonNumber("amount").longValue()),
                () -> assertEquals("1405-09-03", there.getString("invoiceDate")),
                () -> assertEquals("09121234567", there.getString("mobile")),
                () -> assertEquals("buyer@example.ir", there.getString("email")),
                () -> assertTrue(there.getString("callback").contains("/gardeshpay/callback/")));
    }

    @Test
    void whatTheReturnGivesIsWhatWasAskedForAndWhatIsStored() throws Exception {
        URI returnUrl = URI.create("https://localhost/thanks?cart=7");
        Payment started = started(request()
                .withInvoiceNumber(invoice)
                .withInvoiceDate(LocalDate.of(2026, 11, 24))
                .withAccount(new Account("books"))
                .withMobile(new MobileNumber("09121234567"))
                .withEmail(new EmailAddress("buyer@example.ir"))
                .withReturnUrl(returnUrl));
        Payment paid = completed(started, "pay");
        assertAll(
                () -> assertTrue(paid.isPaid()),
                () -> assertEquals(payments.find(invoice).orElseThrow(), paid),
                () -> assertEquals(new OrderId(orderId), paid.orderId()),
                () -> assertEquals(new Account("books"), paid.account()),
                () -> assertEquals(AMOUNT, paid.amount()),
                () -> assertEquals("1405-09-03", paid.invoiceDate()),
                () -> assertEquals(started.createdAt(), paid.createdAt()),
                () -> assertEquals(started.resultPage(), paid.resultPage()),
                () -> assertEquals(returnUrl, paid.returnUrl()));
    }

    @Test
    void aNamedAccountPaysWithItsOwnTokenAndAnUnknownOneIsRefusedByName() {
        assertEquals(
                new Account("books"),
                started(request().withAccount(new Account("books"))).account());
        assertInstanceOf(
                StartResult.Refused.class,
                payments.start(request().withAccount(new Account("closed"))),
                "the gateway does not know that account's token");
        assertEquals(
                "account",
                assertThrows(
                                InvalidValueException.class,
                                () -> payments.start(request().withAccount(new Account("nobody"))))
                        .field());
    }

    @Test
    void aReturnUrlOnAHostThatIsNotAllowedIsRefused() {
        for (String url : List.of("https://evil.example/", "//evil.example", "javascript:alert(1)", "/relative")) {
            assertEquals(
                    "returnUrl",
                    assertThrows(
                                    InvalidValueException.class,
                                    () -> payments.start(request().withReturnUrl(URI.create(url))))
                            .field());
        }
    }

    @Test
    void whatTheGatewayWasToldStaysRecordedWhenTheCallerRollsBack() throws Exception {
        transaction.begin();
        Payment payment = started(request());
        transaction.rollback();
        assertEquals(
                PaymentStatus.PENDING,
                payments.find(payment.invoiceNumber()).orElseThrow().status());
    }

    @Test
    void theSameCardHasTheSameFingerprintAndNoNumber() throws Exception {
        Receipt first = receipt(paidWith(started(request()), CARD));
        Receipt second = receipt(paidWith(started(request()), CARD));
        assertTrue(fingerprint(first).matches("[0-9a-f]{32}"), () -> "fingerprint " + first.cardFingerprint());
        assertEquals(fingerprint(first), fingerprint(second));
        assertTrue(String.valueOf(first.card()).matches("[0-9]{6}\\*{6}[0-9]{4}"), () -> "card " + first.card());
    }

    @Test
    void anotherCardOrAnotherAccountHasAnotherFingerprint() throws Exception {
        Receipt one = receipt(paidWith(started(request()), CARD));
        Receipt otherCard = receipt(paidWith(started(request()), OTHER_CARD));
        Receipt otherAccount = receipt(paidWith(started(request().withAccount(new Account("books"))), CARD));
        assertNotEquals(fingerprint(one), fingerprint(otherCard));
        assertNotEquals(fingerprint(one), fingerprint(otherAccount));
    }

    @Test
    void anUnknownInvoiceIsNotFoundAndHasNoHistory() {
        InvoiceNumber nobody = new InvoiceNumber("nobody");
        assertTrue(payments.find(nobody).isEmpty());
        assertTrue(payments.history(nobody).isEmpty());
        assertTrue(payments.complete(nobody, new TrackingNumber("1")).isEmpty());
        assertTrue(payments.findByOrder(new OrderId("nobody")).isEmpty());
    }

    @Test
    void whatWaitsIsListedByItsStatusAndThatMustBeOneInWhichPaymentsWait() throws Exception {
        Payment payment = started(request());
        assertTrue(payments.waiting(PaymentStatus.PENDING, Set.of(), 1000).contains(payment));
        assertEquals(
                1,
                payments.waiting(PaymentStatus.PENDING, Set.of(Account.DEFAULT), 1)
                        .size());
        assertTrue(payments.waiting(PaymentStatus.PENDING, Set.of(new Account("others")), 1)
                .isEmpty());
        assertTrue(completed(payment, "pay").isPaid());
        assertFalse(payments.waiting(PaymentStatus.PENDING, Set.of(), 1000).contains(payment));
        InvalidValueException paid =
                assertThrows(InvalidValueException.class, () -> payments.waiting(PaymentStatus.PAID, Set.of(), 1));
        assertTrue(paid.remedy().contains("VERIFYING"), paid.remedy());
        assertThrows(InvalidValueException.class, () -> payments.waiting(PaymentStatus.HELD, Set.of(), 0));
    }

    @Test
    void aStartThatTheGatewayDidNotAnswerIsRepeatedUnderTheSameInvoiceNumber() throws Exception {
        PaymentRequest request = request().withInvoiceNumber(invoice);
        gateway().answerNextGetTokenWith("empty", 503);
        assertInstanceOf(StartResult.Unavailable.class, payments.start(request));
        Payment payment = started(request);
        assertEquals(1, payments.findByOrder(new OrderId(orderId)).size());
        assertTrue(completed(payment, "pay").isPaid());
    }

    @Test
    @RunAsClient
    void theModulesPagesAreServedBesideTheHostsOwn(@ArquillianResource URL host) throws Exception {
        assertEquals(200, status(host, ""));
        assertEquals(404, status(host, "gardeshpay/result/AAAAAAAAAAAAAAAAAAAAAA"));
        assertEquals(404, status(host, "gardeshpay/callback/AAAAAAAAAAAAAAAAAAAAAA?trackingNumber=1&invoiceNumber=1"));
    }

    private static int status(URL host, String path) throws IOException {
        return ((HttpURLConnection) new URL(host, path).openConnection()).getResponseCode();
    }

    private static Receipt receipt(Payment payment) {
        return Objects.requireNonNull(payment.receipt());
    }

    private static String fingerprint(Receipt receipt) {
        return Objects.requireNonNull(receipt.cardFingerprint(), "the gateway gives the whole number");
    }
}
