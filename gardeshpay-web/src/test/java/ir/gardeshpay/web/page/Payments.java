package ir.gardeshpay.web.page;

import ir.gardeshpay.Account;
import ir.gardeshpay.Amount;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.MaskedCard;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.Refusal;
import ir.gardeshpay.TrackingNumber;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Payments as the engine would hand them out, one for each status. */
public final class Payments {

    static final String KEY = "k3yk3yk3yk3yk3yk3yk3yk";
    static final String GATEWAY_TOKEN = "1405090314250098765";
    static final String FINGERPRINT = "f1nger-pr1nt";
    static final String HOLD_REASON = "amount 10 instead of 12345675";
    static final Instant STARTED = Instant.parse("2026-11-24T10:50:00Z");
    static final Instant PAID = Instant.parse("2026-11-24T10:55:00Z");

    private Payments() {}

    public static Payment with(PaymentStatus status) {
        return with(status, "A-17", URI.create("https://shop.example/done?step=2"), "موجودی کافی نیست");
    }

    static Payment with(PaymentStatus status, String order, @Nullable URI returnUrl, String gatewayMessage) {
        boolean refused = status == PaymentStatus.FAILED || status == PaymentStatus.REJECTED;
        return new Payment(
                new InvoiceNumber("1001"),
                new OrderId(order),
                Account.DEFAULT,
                Amount.ofRial(12_345_675),
                "1405-09-03",
                status,
                STARTED,
                status == PaymentStatus.PENDING ? URI.create("https://gateway.example/pay/" + GATEWAY_TOKEN) : null,
                URI.create("https://pay.example/gardeshpay/result/" + KEY),
                returnUrl,
                status == PaymentStatus.PAID ? receipt() : null,
                refused ? new Refusal(51, gatewayMessage) : null,
                status == PaymentStatus.HELD ? HOLD_REASON : null);
    }

    private static Receipt receipt() {
        return new Receipt(
                new TrackingNumber("140509031425001234567"),
                "812345678901",
                new MaskedCard("6037991234561234"),
                FINGERPRINT,
                PAID);
    }
}
