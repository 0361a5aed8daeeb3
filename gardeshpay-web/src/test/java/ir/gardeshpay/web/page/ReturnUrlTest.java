package ir.gardeshpay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.PaymentStatus;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.ir, https://shop.ir?invoiceNumber=1001",
        "https://shop.ir/done, https://shop.ir/done?invoiceNumber=1001",
        "https://shop.ir/done?, https://shop.ir/done?invoiceNumber=1001",
        "https://shop.ir/done?a=1&b, https://shop.ir/done?a=1&b&invoiceNumber=1001",
        "https://shop.ir/done?q=a%20b%26c, https://shop.ir/done?q=a%20b%26c&invoiceNumber=1001",
        "https://shop.ir/done#top, https://shop.ir/done?invoiceNumber=1001#top",
        "https://shop.ir/done?a=1#top?x, https://shop.ir/done?a=1&invoiceNumber=1001#top?x",
        "https://shop.ir/done?invoiceNumber=7&a=1, https://shop.ir/done?a=1&invoiceNumber=1001",
        "https://shop.ir/%D9%BE, https://shop.ir/%D9%BE?invoiceNumber=1001",
    })
    void invoiceNumberIsAddedToWhatTheHostWrote(String host, String whole) {
        assertThat(ReturnUrl.with(URI.create(host), new InvoiceNumber("1001"))).hasToString(whole);
    }

    @Test
    void withoutAnAddressOfTheHostTheBuyerGoesToTheResultPage() {
        assertThat(ReturnUrl.of(Payments.with(PaymentStatus.PAID, "A-17", null, "")))
                .hasToString("https://pay.example/gardeshpay/result/" + Payments.KEY);
        assertThat(ReturnUrl.of(Payments.with(PaymentStatus.PAID)))
                .hasToString("https://shop.example/done?step=2&invoiceNumber=1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "/relative"})
    void onlyWebAddressesAreLinks(String address) {
        assertThat(ReturnUrl.isWeb(URI.create(address))).isFalse();
    }
}
