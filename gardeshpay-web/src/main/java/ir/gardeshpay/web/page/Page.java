package ir.gardeshpay.web.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a page says; {@link #html()} writes it down. Texts are plain, the template escapes them.
 *
 * @param language of every text but the quote
 * @param tone how it is meant
 * @param title heading, and title of the window
 * @param sentences what happened, and what happens next
 * @param quote the gateway's own words
 * @param amount what it is about
 * @param facts the lines of the receipt
 * @param links where the buyer can go
 * @param note small print
 */
record Page(
        Language language,
        Tone tone,
        String title,
        List<String> sentences,
        @Nullable Quote quote,
        @Nullable Money amount,
        List<Fact> facts,
        List<Link> links,
        String note) {

    /** How a page is meant: its colour and its sign. */
    enum Tone {
        GOOD,
        BAD,
        WAITING,
        CAREFUL;

        boolean isGood() {
            return this == GOOD;
        }

        boolean isBad() {
            return this == BAD;
        }

        boolean isWaiting() {
            return this == WAITING;
        }

        boolean isCareful() {
            return this == CAREFUL;
        }
    }

    /** Somebody else's words, in whatever language they are. */
    record Quote(String source, String words) {}

    /** An amount in both units. */
    record Money(String label, String main, String other) {}

    /** A line of the receipt; a number of the bank ({@code ltr}) runs from left to right in every language. */
    record Fact(String label, String value, boolean ltr) {}

    /** A link; {@code main} looks like a button. */
    record Link(String text, String href, boolean main) {}

    private static final Template TEMPLATE =
            Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(Resources.text("page.mustache"));

    String html() {
        return TEMPLATE.execute(this);
    }

    /** For the template. */
    String style() {
        return Stylesheet.TEXT;
    }

    /** For the template: whether there is a receipt to show. */
    boolean hasFacts() {
        return !facts.isEmpty();
    }
}
