package ir.gardeshpay.simulator.page;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.ResourceBundle;

/** A language of the pages: its texts, its direction, its digits. */
public enum Language {
    /** Persian, from right to left, with Persian digits. */
    FA("fa", "rtl", "fa-IR-u-nu-arabext"),
    /** English. */
    EN("en", "ltr", "en");

    private static final List<Locale> KNOWN = List.of(FA.locale(), EN.locale());

    private final String code;
    private final String direction;
    private final Locale format;

    Language(String code, String direction, String format) {
        this.code = code;
        this.direction = direction;
        this.format = Locale.forLanguageTag(format);
    }

    /** What the reader chose with {@code ?lang=}, else the first that the browser accepts, else Persian. */
    public static Language of(HttpServletRequest request) {
        String wanted = Optional.ofNullable(request.getParameter("lang"))
                .or(() -> Optional.ofNullable(request.getHeader("Accept-Language")))
                .orElse("");
        return EN.locale().equals(best(wanted)) ? EN : FA;
    }

    /** The value of {@code lang}. */
    public String code() {
        return code;
    }

    /** The value of {@code dir}. */
    public String direction() {
        return direction;
    }

    /** The other one. */
    public Language other() {
        return this == FA ? EN : FA;
    }

    /** A text of the pages. */
    public String text(String key) {
        return texts().getString(key);
    }

    /** All texts. */
    public ResourceBundle texts() {
        return ResourceBundle.getBundle(
                "ir.gardeshpay.simulator.page.texts", locale(), Language.class.getClassLoader());
    }

    /** A number in groups. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(format).format(number);
    }

    /** An amount in Rial as Toman, with the odd Rials after the point. */
    public String toman(long rial) {
        return NumberFormat.getNumberInstance(format).format(BigDecimal.valueOf(rial, 1));
    }

    private Locale locale() {
        return Locale.forLanguageTag(code);
    }

    private static Locale best(String wanted) {
        try {
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(wanted), KNOWN))
                    .orElse(FA.locale());
        } catch (IllegalArgumentException notAList) {
            return FA.locale();
        }
    }
}
