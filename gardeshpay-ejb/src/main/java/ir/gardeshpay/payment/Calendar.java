package ir.gardeshpay.payment;

import com.github.mfathi91.time.PersianDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar in which the gateway wants {@code invoiceDate} (section 1 of the guide); the day is Tehran's. */
public enum Calendar {
    /** Solar Hijri, such as {@code 1405-09-03}. */
    JALALI {
        @Override
        String dateOf(LocalDate day) {
            return PersianDate.fromGregorian(day).toString();
        }
    },
    /** Such as {@code 2026-11-24}. */
    GREGORIAN {
        @Override
        String dateOf(LocalDate day) {
            return day.toString();
        }
    };

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    /** The day as the gateway wants it: {@code yyyy-MM-dd}. */
    abstract String dateOf(LocalDate day);

    /** The day that it is in Tehran. */
    static LocalDate dayInTehran(Instant instant) {
        return instant.atZone(TEHRAN).toLocalDate();
    }
}
