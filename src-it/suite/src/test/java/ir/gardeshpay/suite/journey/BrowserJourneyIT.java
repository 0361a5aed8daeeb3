package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.Accessibility;
import ir.gardeshpay.suite.Browsers;
import ir.gardeshpay.suite.InTurn;
import ir.gardeshpay.suite.NeedsBrowser;
import ir.gardeshpay.suite.OpenBrowser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A buyer at a screen: wide and narrow, Persian and English, from the product to the receipt. */
@Tag("once-a-server")
@NeedsBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@InTurn
class BrowserJourneyIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PHONE = 375;

    private final World world = World.get();
    private final List<String> complaints = new ArrayList<>();
    private OpenBrowser browser = Browsers.open();

    @BeforeAll
    void open() {
        assertThat(browser.version()).isNotEmpty();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @AfterEach
    void cure() {
        world.gateway().faults().clear();
        browser.leave();
        assertThat(complaints).as("what the browser complains about").isEmpty();
    }

    static Stream<Arguments> screens() {
        return Stream.of(
                Arguments.of("fa", 1200),
                Arguments.of("fa", PHONE),
                Arguments.of("en", 1200),
                Arguments.of("en", PHONE));
    }

    private Page screen(String language, int width) {
        BrowserContext context = browser.context(new Browser.NewContextOptions()
                .setLocale(language.equals("fa") ? "fa-IR" : "en-GB")
                .setViewportSize(width, 800));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 404")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** A page that does not look again by itself, so that it can be looked at. */
    private Page withoutRefresh(String language) {
        Page page = screen(language, PHONE);
        page.route("**/*", route -> {
            APIResponse answer = route.fetch();
            Map<String, String> headers = new HashMap<>(answer.headers());
            headers.remove("refresh");
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
        });
        return page;
    }

    private void order(Page page, String product) {
        page.navigate(world.shop().home().toString());
        page.click("#buy-" + product);
        page.waitForSelector("#pay");
    }

    private void look(Page page, String name, String language, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve(name + "-" + language + "-" + width + ".png")));
        assertThat(Accessibility.problems(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.lang")).isEqualTo(language);
        assertThat(page.evaluate("getComputedStyle(document.documentElement).direction"))
                .isEqualTo(language.equals("fa") ? "rtl" : "ltr");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing stands out at the side of " + name)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void payingEndsWithAPaidOrderAndAReceipt(String language, int width) {
        Page page = screen(language, width);
        page.navigate(world.shop().home().toString());
        look(page, "shop", language, width);
        order(page, "saffron");
        look(page, "gateway", language, width);
        page.click("#pay");
        page.waitForSelector("main[data-status=PAID]");
        look(page, "order-paid", language, width);
        Purchase purchase = purchase(page);
        purchase.assertPaidOnce();
        assertThat(page.textContent("#reference-number"))
                .contains(purchase.atGateway().referenceNumber());
        assertThat(page.textContent("#card")).contains("******");
        page.navigate(PaymentIT.resultPage(purchase).toString());
        look(page, "result-paid", language, width);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void aDeclineAndACancelLeadBackToTheShopWhereOneCanPayAgain(String language, int width) {
        Page page = screen(language, width);
        order(page, "tea");
        page.click("#decline");
        page.waitForSelector("#pay-again");
        look(page, "order-declined", language, width);
        Purchase declined = purchase(page);
        declined.assertNotCredited();
        page.navigate(PaymentIT.resultPage(declined).toString());
        look(page, "result-declined", language, width);
        page.goBack();
        page.click("#pay-again");
        page.click("#cancel");
        page.waitForSelector("#pay-again");
        look(page, "order-cancelled", language, width);
        page.click("#pay-again");
        page.click("#pay");
        page.waitForSelector("main[data-status=PAID]");
        purchase(page).assertPaidOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa", "en"})
    void whileTheGatewayIsSilentThePageLooksAgainByItselfUntilItIsPaid(String language) {
        Page page = screen(language, PHONE);
        order(page, "tea");
        world.gateway().faults().always(Call.VERIFY, Fault.status(500));
        page.click("#pay");
        page.waitForURL("**/shop/orders/**");
        Purchase purchase = purchase(page);
        Page still = withoutRefresh(language);
        still.navigate(page.url());
        look(still, "order-verifying", language, PHONE);
        still.navigate(PaymentIT.resultPage(purchase).toString());
        look(still, "result-verifying", language, PHONE);
        Page result = screen(language, PHONE);
        result.navigate(PaymentIT.resultPage(purchase).toString());
        world.gateway().faults().clear();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            world.books().letVerifyBeDue(purchase.invoiceNumber()); // in vain while it is asked
            purchase.assertPaidOnce();
        });
        page.waitForSelector("main[data-status=PAID]");
        result.waitForSelector("text=" + purchase.payment().referenceNumber());
        purchase.assertPaidOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa", "en"})
    void whatIsHeldRefusedOrUnknownIsSaidInWords(String language) {
        Page page = screen(language, PHONE);
        order(page, "tea");
        world.gateway().faults().next(Call.VERIFY, Fault.otherAmount(5));
        page.click("#pay");
        page.waitForURL("**/shop/orders/**");
        look(page, "order-held", language, PHONE);
        page.navigate(PaymentIT.resultPage(purchase(page)).toString());
        look(page, "result-held", language, PHONE);

        world.gateway().faults().next(Call.GET_TOKEN, Fault.refuse(4711, "<b>closed</b>"));
        page.navigate(world.shop().home().toString());
        page.click("#buy-tea");
        page.waitForURL("**/shop/orders/**");
        look(page, "order-refused", language, PHONE);
        assertThat(page.locator("b", new Page.LocatorOptions().setHasText("closed"))
                        .count())
                .as("the gateway's words are text")
                .isZero();

        world.gateway().faults().next(Call.GET_TOKEN, Fault.html(502));
        page.navigate(world.shop().home().toString());
        page.click("#buy-tea");
        page.waitForURL("**/shop/orders/**");
        look(page, "order-unavailable", language, PHONE);

        page.navigate(world.shop()
                .home()
                .resolve("gardeshpay/result/AAAAAAAAAAAAAAAAAAAAAA")
                .toString());
        look(page, "not-found", language, PHONE);
    }

    @Test
    void everythingWorksWithoutJavaScript() {
        Page page = browser.pageWithoutJavaScript();
        order(page, "pistachio");
        page.click("#pay");
        page.waitForSelector("main[data-status=PAID]");
        purchase(page).assertPaidOnce();
    }

    @Test
    void theBuyersWayBackMayBeAForm() {
        Page page = screen("en", PHONE);
        order(page, "tea");
        world.gateway().faults().next(Call.RETURN, Fault.callbackByPost());
        page.click("#pay");
        page.click("#return");
        page.waitForSelector("main[data-status=PAID]");
        purchase(page).assertPaidOnce();
    }

    /** The payment that the order's page was opened with. */
    private Purchase purchase(Page page) {
        String query = URI.create(page.url()).getQuery();
        String invoice = query.replaceFirst(".*invoiceNumber=([^&]+).*", "$1");
        String token = world.gateway().ledger().byInvoice(invoice).orElseThrow().token();
        return new Purchase(world, token, invoice);
    }
}
