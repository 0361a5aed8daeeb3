package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PaymentPageTest {
    private static final Simulator GATEWAY = Simulator.start(0);

    private final Shop shop = new Shop(GATEWAY);

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa", "de", "*", "not a list;;", "fa-IR, en;q=0.5"})
    void pageIsPersianAndRightToLeft(String language) throws Exception {
        var page = shop.page(shop.open("fa " + language), language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"fa\" dir=\"rtl\">")
                .contains("۲۵۰٬۰۰۰")
                .contains("۲۵٬۰۰۰");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB,en;q=0.9", "de, en;q=0.5, fa;q=0.1"})
    void pageIsEnglishForThoseWhoAskForIt(String language) throws Exception {
        var page = shop.page(shop.open("en " + language), language);

        assertThat(page.headers().firstValue("Content-Language")).contains("en");
        assertThat(page.body())
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .contains("This is a simulator.")
                .contains("250,000")
                .contains("25,000")
                .contains("shop.example");
    }

    @Test
    void pageHasTheButtonsAndCardsThatTestsLookFor() throws Exception {
        String page = shop.page(shop.open("ids"), "en").body();

        assertThat(page)
                .contains("id=\"pay\"", "id=\"decline\"", "id=\"cancel\"", "<select id=\"card\" name=\"card\">");
        assertThat(TestCard.all())
                .allSatisfy(card -> assertThat(page).contains("value=\"" + card.number() + "\""))
                .allSatisfy(card -> assertThat(luhn(card.number())).isZero());
    }

    @Test
    void pageAllowsNothingButItsStyle() throws Exception {
        String policy = shop.page(shop.open("policy"), "en")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();

        assertThat(policy)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "script", "form-action");
    }

    @Test
    void whatTheShopSendsIsEscaped() throws Exception {
        String page = shop.page(shop.open("<script>alert(1)</script>"), "en").body();

        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @ParameterizedTest
    @CsvSource({"pay,PAID", "decline,DECLINED", "cancel,CANCELLED"})
    void eachButtonSendsTheBuyerBack(String button, TransactionState state) throws Exception {
        var answer = shop.press(shop.open(button), button);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains(
                        Shop.CALLBACK + "?trackingNumber=" + shop.trackingNumber(button) + "&invoiceNumber=" + button);
        assertThat(GATEWAY.ledger().byInvoice(button).orElseThrow().state()).isEqualTo(state);
    }

    @Test
    void chosenCardPays() throws Exception {
        shop.press(shop.open("card"), "pay");

        assertThat(GATEWAY.ledger().byInvoice("card").orElseThrow().cardNumber())
                .isEqualTo("6104330000000029");
    }

    @Test
    void endedPaymentSaysSoAndShowsTheWayBack() throws Exception {
        String token = shop.open("ended");
        shop.press(token, "pay");

        HttpResponse<String> again = shop.press(token, "cancel");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains(shop.trackingNumber("ended"), "id=\"return\"");
        assertThat(shop.page(token, "en").body())
                .contains("This payment has ended")
                .doesNotContain("id=\"pay\"");
        assertThat(GATEWAY.ledger().calls(Call.RETURN, "ended")).isOne();
    }

    @Test
    void unknownButtonChangesNothing() throws Exception {
        String token = shop.open("button");

        assertThat(shop.press(token, "steal").body()).contains("id=\"pay\"");
        assertThat(GATEWAY.ledger().byInvoice("button").orElseThrow().state()).isEqualTo(TransactionState.OPEN);
    }

    @Test
    void unknownTokenIsNotFound() throws Exception {
        assertThat(shop.page("1405090312345699999", "en").statusCode()).isEqualTo(404);
    }

    @Test
    void rootSaysWhatThisIs() throws Exception {
        var index = shop.send(shop.request("/").header("Accept-Language", "en"));

        assertThat(index.body())
                .contains("GardeshPay gateway simulator", GATEWAY.url().toString());
    }

    private static int luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10;
    }
}
