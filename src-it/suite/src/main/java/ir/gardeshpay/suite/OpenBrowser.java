package ir.gardeshpay.suite;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A running Chromium without a window, which reaches nothing but this machine. Use it from the thread that opened it;
 * closing it ends its processes.
 */
public final class OpenBrowser implements AutoCloseable {
    /**
     * The three about processes: all pages are of this machine, and a process for each of them costs a core for a
     * second.
     */
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--renderer-process-limit=1",
            "--process-per-site",
            "--disable-site-isolation-trials",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1");

    private final Playwright playwright;
    private final Browser browser;

    private OpenBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static OpenBrowser start(Path chromium) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setHeadless(true)
                .setArgs(ARGUMENTS);
        return new OpenBrowser(playwright, playwright.chromium().launch(options));
    }

    /** A page of a new buyer: no cookies, nothing cached. */
    public Page page() {
        return context(new Browser.NewContextOptions()).newPage();
    }

    /** A page of a new buyer whose browser runs no JavaScript. */
    public Page pageWithoutJavaScript() {
        return context(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .newPage();
    }

    /** A new buyer with settings of the caller's choice, for example a language or the size of a phone. */
    public BrowserContext context(Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    /** All buyers leave: their pages are closed, and look for nothing anew. */
    public void leave() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** The browser's own version, for a report. */
    public String version() {
        return browser.version();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
