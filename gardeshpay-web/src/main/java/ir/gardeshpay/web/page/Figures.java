package ir.gardeshpay.web.page;

import com.github.mfathi91.time.PersianDate;
import ir.gardeshpay.Amount;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Money and times as the buyer writes them. The digits are made here and not by the JDK's locale data, which a runtime
 * may come without and which changes from one JDK to the next.
 */
final class Figures {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Figures() {}

    static String rial(Amount amount, Language language) {
        return language.text("amount.rial", grouped(BigDecimal.valueOf(amount.rial()), language));
    }

    static String toman(Amount amount, Language language) {
        return language.text("amount.toman", grouped(amount.toman(), language));
    }

    /** Day and time of day in Tehran: of the Jalali calendar in Persian, of the Gregorian in English. */
    static String moment(Instant instant, Language language) {
        LocalDateTime there = LocalDateTime.ofInstant(instant, TEHRAN);
        String day = language == Language.FA ? jalali(there) : ENGLISH_DAY.format(there);
        return digits(language.text("moment", day, CLOCK.format(there)), language);
    }

    private static String jalali(LocalDateTime there) {
        PersianDate date = PersianDate.fromGregorian(there.toLocalDate());
        return date.getDayOfMonth() + " " + date.getMonth().getPersianName() + " " + date.getYear();
    }

    private static String grouped(BigDecimal number, Language language) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        if (language == Language.FA) {
            symbols.setGroupingSeparator('٬');
            symbols.setDecimalSeparator('٫');
        }
        return digits(new DecimalFormat("#,##0.#", symbols).format(number), language);
    }

    /** The text with 0 to 9 as digits of the language. */
    static String digits(String text, Language language) {
        if (language != Language.FA) {
            return text;
        }
        StringBuilder persian = new StringBuilder(text.length());
        text.chars().forEach(c -> persian.append((char) (c >= '0' && c <= '9' ? c - '0' + '۰' : c)));
        return persian.toString();
    }
}
