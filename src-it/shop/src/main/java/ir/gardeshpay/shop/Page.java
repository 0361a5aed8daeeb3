package ir.gardeshpay.shop;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A page: a template that lies beside this class. What it shows is escaped. */
final class Page {

    static final Page STOREFRONT = new Page("storefront");
    static final Page ORDER = new Page("order");
    static final Page ERROR = new Page("error");

    static final String HTML = "text/html; charset=UTF-8";

    private final Template template;

    private Page(String name) {
        this.template = Mustache.compiler().withLoader(Page::template).loadTemplate(name);
    }

    /**
     * The page in the buyer's language.
     *
     * @param base path of the shop, as {@code /shop/}
     */
    String render(Words words, String base, Object content) {
        return template.execute(Map.of("t", words, "base", base, "page", content));
    }

    private static Reader template(String name) {
        return new InputStreamReader(resource(name + ".html"), StandardCharsets.UTF_8);
    }

    /** A file that lies beside this class. */
    static InputStream resource(String name) {
        return Objects.requireNonNull(Page.class.getResourceAsStream(name), name);
    }
}
