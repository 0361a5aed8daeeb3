package ir.gardeshpay.web.page;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A language of the pages, with its texts. */
enum Language {
    /** Persian, written from right to left: the language of who asks for neither. */
    FA("fa", "rtl"),
    /** English. */
    EN("en", "ltr");

    private static final String TEXTS = "ir.gardeshpay.web.page.messages";
    /**
     * Reading a header takes four times as long if it is twice as long; those of browsers have some fifty characters.
     */
    private static final int LONGEST_HEADER = 500;

    private static final List<Locale> SPOKEN = List.of(FA.locale, EN.locale);

    private final Locale locale;
    private final String direction;

    Language(String tag, String direction) {
        this.locale = Locale.forLanguageTag(tag);
        this.direction = direction;
    }

    /**
     * The language that a browser likes best.
     *
     * @param acceptLanguage the header with its qualities; absent, malformed, endless or without a language of ours:
     *     Persian
     */
    static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER) {
            return FA;
        }
        try {
            Locale best = Locale.lookup(LanguageRange.parse(acceptLanguage), SPOKEN);
            return EN.locale.equals(best) ? EN : FA;
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return FA;
        }
    }

    private ResourceBundle texts() {
        return ResourceBundle.getBundle(TEXTS, locale, Language.class.getClassLoader());
    }

    /** The text of a key, with {@code {0}} … filled in. */
    String text(String key, Object... values) {
        return values.length == 0
                ? texts().getString(key)
                : new MessageFormat(texts().getString(key), locale).format(values);
    }

    /** Whether there is a text of this key. */
    boolean has(String key) {
        return texts().containsKey(key);
    }

    /** For {@code lang} and {@code Content-Language}. */
    String tag() {
        return locale.getLanguage();
    }

    /** For {@code dir}. */
    String direction() {
        return direction;
    }
}
