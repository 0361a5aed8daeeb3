package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

    @ParameterizedTest
    @CsvSource({"2026-11-24T20:29:59Z,2026-11-24", "2026-11-24T20:30:00Z,2026-11-25", "2026-06-24T20:30:00Z,2026-06-25"
    })
    void theDayIsTehransSummerAndWinter(Instant moment, LocalDate day) {
        assertThat(Calendar.dayInTehran(moment)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24,1405-09-03", "2025-03-20,1403-12-30", "2025-03-21,1404-01-01", "2025-02-18,1403-11-30"})
    void theJalaliDateHasLeadingZerosAndKnowsLeapYears(LocalDate day, String jalali) {
        assertThat(Calendar.JALALI.dateOf(day)).isEqualTo(jalali);
    }

    @Test
    void theGregorianDateIsIso() {
        assertThat(Calendar.GREGORIAN.dateOf(LocalDate.of(2026, 1, 2))).isEqualTo("2026-01-02");
    }
}
