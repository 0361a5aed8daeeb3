package ir.gardeshpay.suite.inside;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ir.gardeshpay.Amount;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.StartResult;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.payment.PaymentService;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A test inside a host's WAR: the shop's, with the tests' own observer beside the shop's. */
abstract class InsideAHost {

    static final Amount AMOUNT = Amount.ofToman(25_000);

    @Inject
    PaymentService payments;

    @Inject
    Witness witness;

    final String orderId = "order-" + UUID.randomUUID();
    final InvoiceNumber invoice = new InvoiceNumber("inv-" + UUID.randomUUID());

    @Deployment
    static WebArchive theShopWithTheseTests() {
        return ShrinkWrap.create(ZipImporter.class, "inside.war")
                .importFrom(new File("../shop/target/shop.war"))
                .as(WebArchive.class)
                .addPackage(InsideAHost.class.getPackage());
    }

    static GatewayControl gateway() {
        return new GatewayControl(ConfigProvider.getConfig().getValue("gardeshpay/mp-rest/url", String.class));
    }

    PaymentRequest request() {
        return PaymentRequest.of(AMOUNT, new OrderId(orderId));
    }

    /** With a number that no database gives twice: the gateway remembers it longer than a database that is emptied. */
    PaymentRequest requestWithOwnNumber() {
        return request().withInvoiceNumber(new InvoiceNumber("own-" + UUID.randomUUID()));
    }

    Payment started(PaymentRequest request) {
        return assertInstanceOf(StartResult.Started.class, payments.start(request))
                .payment();
    }

    /** Lets the buyer do this at the gateway, and come back. */
    Payment completed(Payment payment, String action) throws IOException, InterruptedException {
        return returned(payment, gateway().finish(page(payment), action));
    }

    /** Lets the buyer pay with this card, and come back. */
    Payment paidWith(Payment payment, String cardNumber) throws IOException, InterruptedException {
        return returned(payment, gateway().pay(page(payment), cardNumber));
    }

    private static URI page(Payment payment) {
        return Objects.requireNonNull(payment.redirectUrl());
    }

    private Payment returned(Payment payment, String tracking) {
        return payments.complete(payment.invoiceNumber(), new TrackingNumber(tracking))
                .orElseThrow();
    }
}
