package ir.gardeshpay.payment;

import com.github.mfathi91.time.PersianDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The calendar in which the gateway wants {@code invoiceDate} (section 1 of the guide); the day is Tehran's. */
public enum Calendar {
    /** Solar Hijri, such as {@code 1405-09-03}. */
    JALALI {
        @Override
        String dateOf(LocalDate day) {
            return DATE.format(PersianDate.fromGregorian(day));
        }
    },
    /** Such as {@code 2026-11-24}. */
    GREGORIAN {
        @Override
        String dateOf(LocalDate day) {
            return day.toString();
        }
    };

    /** A Jalali date's own text takes ten times as long as this. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .toFormatter(Locale.ROOT);

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    /** The day as the gateway wants it: {@code yyyy-MM-dd}. */
    abstract String dateOf(LocalDate day);

    /** The day that it is in Tehran. */
    static LocalDate dayInTehran(Instant instant) {
        return instant.atZone(TEHRAN).toLocalDate();
    }
}
