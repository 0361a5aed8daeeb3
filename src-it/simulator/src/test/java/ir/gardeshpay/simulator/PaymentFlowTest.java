package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.mfathi91.time.PersianDate;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PaymentFlowTest {
    private final Simulator gateway = Simulator.start(0);
    private final Shop shop = new Shop(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void getTokenGivesTheAddressOfThePageAndAToken() throws Exception {
        var answer = shop.getToken(Shop.order("1").add("mobile", "09121234567").add("email", "buyer@example.com"));

        JsonObject json = Shop.json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.getBoolean("success")).isTrue();
        assertThat(json.getString("message")).isNotBlank();
        assertThat(json.getJsonObject("data").getString("url"))
                .isEqualTo(gateway.url() + "/v1/provider/payment/redirect");
        assertThat(json.getJsonObject("data").getString("token"))
                .matches("\\d{19}")
                .startsWith(Integer.toString(jalaliYear()));
    }

    @Test
    void paidInvoiceIsVerifiedWithAllThatTheGuideNames() throws Exception {
        URI callback = gateway.buyer().pay(shop.open("17"), "5022290000000042");

        assertThat(callback)
                .hasToString(Shop.CALLBACK + "?trackingNumber=" + shop.trackingNumber("17") + "&invoiceNumber=17");
        JsonObject json = Shop.json(shop.verify(shop.trackingNumber("17")));
        assertThat(json.getBoolean("success")).isTrue();
        assertThat(json.getString("message")).isNotBlank();
        JsonObject data = json.getJsonObject("data");
        assertThat(data.getString("cardNumber")).isEqualTo("5022290000000042");
        assertThat(data.getString("refNumber")).matches("\\d{12}");
        assertThat(data.getString("message")).isNotBlank();
        assertThat(data.getString("invoiceNumber")).isEqualTo("17");
        assertThat(data.getString("invoiceDate")).isEqualTo("1405-09-03");
        assertThat(data.getString("amount")).isEqualTo("250000");
        assertThat(data.getBoolean("verifiedBefore")).isFalse();
    }

    @Test
    void laterVerifiesSayThatTheyAreRepetitive() throws Exception {
        String trackingNumber = shop.paid("1");
        shop.verify(trackingNumber);

        JsonObject again = Shop.json(shop.verify(trackingNumber)).getJsonObject("data");

        assertThat(again.getBoolean("verifiedBefore")).isTrue();
        assertThat(gateway.ledger().byInvoice("1").orElseThrow().verifications())
                .isEqualTo(2);
    }

    @Test
    void declinedAndCancelledPaymentsHaveATrackingNumberAndAreRefused() throws Exception {
        assertThat(gateway.buyer().decline(shop.open("declined"))).hasParameter("trackingNumber");
        assertThat(gateway.buyer().cancel(shop.open("cancelled"))).hasParameter("trackingNumber");

        assertThat(Shop.json(shop.verify(shop.trackingNumber("declined"))).getInt("code"))
                .isEqualTo(RefusalCode.DECLINED.code());
        assertThat(Shop.json(shop.verify(shop.trackingNumber("cancelled"))).getInt("code"))
                .isEqualTo(RefusalCode.CANCELLED.code());
    }

    @Test
    void callbackKeepsTheParametersThatItHas() throws Exception {
        shop.getToken(Shop.order("a b").add("callback", "https://shop.example/back?order=7#end"));

        URI callback = gateway.buyer()
                .cancel(gateway.ledger().byInvoice("a b").orElseThrow().token());

        assertThat(callback.toString())
                .startsWith("https://shop.example/back?order=7&trackingNumber=")
                .endsWith("&invoiceNumber=a+b#end");
    }

    @Test
    void buyerCannotEndAPaymentTwice() throws Exception {
        String token = shop.open("1");
        gateway.buyer().pay(token);

        assertThatIllegalStateException()
                .isThrownBy(() -> gateway.buyer().cancel(token))
                .withMessageContaining(token);
        assertThat(gateway.ledger().byInvoice("1").orElseThrow().state()).isEqualTo(TransactionState.PAID);
    }

    @Test
    void publicAddressTakesThePlaceOfThatOfTheRequest() throws Exception {
        var options = Options.defaults().withPublicUrl(URI.create("https://pay.example/gateway/"));
        try (Simulator proxied = Simulator.start(options)) {
            JsonObject json = Shop.json(new Shop(proxied).getToken(Shop.order("1")));

            assertThat(json.getJsonObject("data").getString("url"))
                    .isEqualTo("https://pay.example/gateway/v1/provider/payment/redirect");
        }
    }

    private static int jalaliYear() {
        return PersianDate.fromGregorian(LocalDate.now(ZoneId.of("Asia/Tehran")))
                .getYear();
    }
}
