package ir.gardeshpay.simulator;

import com.github.mfathi91.time.PersianDate;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as shops send it: {@code yyyy-MM-dd}, in the Jalali calendar or, from the year 1700, in the Gregorian. */
final class InvoiceDate {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final int FIRST_GREGORIAN_YEAR = 1700;

    private InvoiceDate() {}

    static boolean isValid(String text) {
        return read(text).isPresent();
    }

    /** Milliseconds since 1970 at the start of the day in Tehran. */
    static JsonNumber epoch(String text) {
        return Json.createValue(read(text)
                .orElseThrow(() -> new IllegalArgumentException("Not a date: " + text))
                .atStartOfDay(ZoneId.of("Asia/Tehran"))
                .toInstant()
                .toEpochMilli());
    }

    private static Optional<LocalDate> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(day(number(parts, 1), number(parts, 2), number(parts, 3)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDate day(int year, int month, int day) {
        return year < FIRST_GREGORIAN_YEAR
                ? PersianDate.of(year, month, day).toGregorian()
                : LocalDate.of(year, month, day);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
