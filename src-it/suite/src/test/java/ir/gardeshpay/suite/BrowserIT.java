package ir.gardeshpay.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The browser shows what a server on this machine sends, with and without JavaScript, and axe finds what is wrong. */
@Tag("once-a-server")
@NeedsBrowser
class BrowserIT {
    private static final String GOOD = """
            <!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>پرداخت</title></head>
            <body><main><h1 id="t">بدون اسکریپت</h1></main>
            <script>document.getElementById('t').textContent = 'با اسکریپت';</script></body></html>""";
    private static final String BAD =
            "<!doctype html><html><head><title></title></head><body><img src='data:,'></body></html>";

    private HttpServer site = serve();

    @BeforeEach
    void start() {
        site.start();
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    @Test
    void javaScriptRunsUnlessSwitchedOff() {
        try (OpenBrowser browser = Browsers.open()) {
            assertThat(heading(browser.page())).isEqualTo("با اسکریپت");
            assertThat(heading(browser.pageWithoutJavaScript())).isEqualTo("بدون اسکریپت");
        }
    }

    @Test
    void axePassesAGoodPageAndNamesWhatIsWrongInABadOne() {
        try (OpenBrowser browser = Browsers.open()) {
            Page page = browser.page();
            page.navigate(url("/good"));
            assertThat(Accessibility.problems(page)).isEmpty();
            page.navigate(url("/bad"));
            assertThat(Accessibility.problems(page))
                    .anyMatch(problem -> problem.startsWith("html-has-lang"))
                    .anyMatch(problem -> problem.startsWith("image-alt"));
        }
    }

    private String heading(Page page) {
        page.navigate(url("/good"));
        return page.locator("h1").textContent();
    }

    private String url(String path) {
        return "http://localhost:" + site.getAddress().getPort() + path;
    }

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            page(server, "/good", GOOD);
            page(server, "/bad", BAD);
            return server;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static void page(HttpServer server, String path, String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
