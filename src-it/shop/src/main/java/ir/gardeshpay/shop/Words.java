package ir.gardeshpay.shop;

import com.github.mfathi91.time.PersianDate;
import com.samskivert.mustache.Mustache;
import ir.gardeshpay.Amount;
import jakarta.ws.rs.core.HttpHeaders;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The shop's texts, amounts and dates in the buyer's language: Persian, or English for who asks for it. */
final class Words implements Mustache.CustomContext {

    private static final Locale PERSIAN = Locale.forLanguageTag("fa-IR");
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final Locale locale;
    private final ResourceBundle texts;

    private Words(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "ir.gardeshpay.shop.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Words of(HttpHeaders headers) {
        return of(headers.getAcceptableLanguages());
    }

    /** The first language of the list that the shop speaks; Persian if there is none. */
    static Words of(List<Locale> wanted) {
        return new Words(wanted.stream()
                .map(Locale::getLanguage)
                .filter(List.of("fa", "en")::contains)
                .findFirst()
                .filter("en"::equals)
                .map(english -> Locale.ENGLISH)
                .orElse(PERSIAN));
    }

    /** For templates: {@code {{t.key}}}. */
    @Override
    public Object get(String key) {
        return text(key);
    }

    String text(String key) {
        return texts.getString(key);
    }

    String toman(Amount amount) {
        return number(amount.toman()) + " " + text("toman");
    }

    String rial(Amount amount) {
        return number(amount.rial()) + " " + text("rial");
    }

    private String number(Number value) {
        return NumberFormat.getInstance(locale).format(value);
    }

    /** Date and time in Tehran; a Persian reader gets the Jalali date. */
    String moment(Instant at) {
        LocalDateTime there = LocalDateTime.ofInstant(at, TEHRAN);
        if (locale.equals(Locale.ENGLISH)) {
            return ENGLISH_MOMENT.format(there);
        }
        PersianDate day = PersianDate.fromGregorian(there.toLocalDate());
        return persianDigits("%d/%02d/%02d، %02d:%02d"
                .formatted(
                        day.getYear(), day.getMonthValue(), day.getDayOfMonth(), there.getHour(), there.getMinute()));
    }

    /** Time of day in Tehran, to the second. */
    static String clock(Instant at) {
        return CLOCK.format(at.atZone(TEHRAN));
    }

    private static String persianDigits(String text) {
        return text.chars()
                .map(c -> '0' <= c && c <= '9' ? c - '0' + '۰' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
