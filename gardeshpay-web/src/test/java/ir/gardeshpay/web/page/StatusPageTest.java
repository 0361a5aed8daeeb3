package ir.gardeshpay.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatusPageTest {

    static Stream<Arguments> everyStatusInEveryLanguage() {
        return Arrays.stream(PaymentStatus.values())
                .flatMap(status -> Arrays.stream(Language.values()).map(language -> arguments(status, language)));
    }

    @ParameterizedTest
    @MethodSource("everyStatusInEveryLanguage")
    void saysWhereThePaymentStandsAndWhatHappensNext(PaymentStatus status, Language language) {
        String html = html(Payments.with(status), language);

        assertThat(html)
                .contains("<html lang=\"" + language.tag() + "\" dir=\"" + language.direction() + "\">")
                .contains("<title>" + language.text(status + ".title") + "</title>")
                .contains("<h1>" + language.text(status + ".title") + "</h1>")
                .contains("<p>" + language.text(status + ".what") + "</p>")
                .contains("<p>" + language.text(status + ".next") + "</p>")
                .contains(Figures.rial(Payments.with(status).amount(), language))
                .contains(Figures.toman(Payments.with(status).amount(), language))
                .contains("href=\"https://shop.example/done?step&#x3D;2&amp;invoiceNumber&#x3D;1001\"");
    }

    @ParameterizedTest
    @MethodSource("everyStatusInEveryLanguage")
    void showsNoSecretAndNothingFromOutside(PaymentStatus status, Language language) {
        Payment payment = Payments.with(status);

        assertThat(html(payment, language))
                .doesNotContain(Payments.KEY)
                .doesNotContain(Payments.GATEWAY_TOKEN)
                .doesNotContain(Payments.FINGERPRINT)
                .doesNotContain(Payments.HOLD_REASON)
                .doesNotContain("6037991234561234")
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContain("style=")
                .doesNotContain("http-equiv");
    }

    @ParameterizedTest
    @MethodSource("everyStatusInEveryLanguage")
    void withoutDetailsThereIsTheStatusAndNothingElse(PaymentStatus status, Language language) {
        String html =
                new StatusPage(Payments.with(status), language).withoutDetails().html();

        assertThat(html)
                .contains(language.text(status + ".title"), language.text(status + ".next"))
                .doesNotContain("1001", "A-17", "12,345,675", "۱۲٬۳۴۵٬۶۷۵", "603799", "812345678901", "موجودی", "href")
                .doesNotContain(Payments.KEY);
    }

    @Test
    void receiptHasTheNumbersOfTheBankFromLeftToRight() {
        assertThat(html(Payments.with(PaymentStatus.PAID), Language.FA))
                .contains("<bdi dir=\"ltr\" class=\"number\">812345678901</bdi>")
                .contains("<bdi dir=\"ltr\" class=\"number\">140509031425001234567</bdi>")
                .contains("<bdi dir=\"ltr\" class=\"number\">603799******1234</bdi>")
                .contains("<bdi dir=\"ltr\" class=\"number\">1001</bdi>")
                .contains("۳ آذر ۱۴۰۵، ساعت ۱۴:۲۵ به وقت تهران");
    }

    @Test
    void onlyAnUndecidedPaymentIsLookedAtAgainByItself() {
        assertThat(Arrays.stream(PaymentStatus.values()).filter(s -> StatusPage.refreshes(Payments.with(s))))
                .containsExactly(PaymentStatus.VERIFYING);
        assertThat(html(Payments.with(PaymentStatus.VERIFYING), Language.EN))
                .contains(Language.EN.text("result.refreshes"));
    }

    @Test
    void gatewaysWordsAreShownForARefusalOnly() {
        assertThat(html(Payments.with(PaymentStatus.FAILED), Language.EN))
                .contains("<p dir=\"auto\">موجودی کافی نیست</p>");
        assertThat(html(Payments.with(PaymentStatus.PAID), Language.EN)).doesNotContain("<blockquote>");
    }

    @Test
    void hostileOrderIdsAndMessagesAreText() {
        String attack = "\"><script>alert('x')</script>{{style}}<!--";

        assertThat(html(Payments.with(PaymentStatus.FAILED, attack, null, attack), Language.EN))
                .doesNotContain("<script", "alert('x')", "<!--")
                .contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{{style}}&lt;!--");
    }

    @Test
    void withoutAWayBackThereIsNoLinkToTheShop() {
        String shop = Language.EN.text("link.shop");

        assertThat(html(Payments.with(PaymentStatus.PAID, "A-17", null, ""), Language.EN))
                .doesNotContain("<a ", shop);
        assertThat(html(Payments.with(PaymentStatus.PAID, "A-17", URI.create("javascript:alert(1)"), ""), Language.EN))
                .doesNotContain("javascript", shop);
    }

    private static String html(Payment payment, Language language) {
        return new StatusPage(payment, language).complete().html();
    }
}
