package ir.gardeshpay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.Amount;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void amountsAreGroupedInTheDigitsOfTheLanguage() {
        Amount amount = Amount.ofRial(12_345_675);

        assertThat(Figures.rial(amount, Language.EN)).isEqualTo("12,345,675 Rial");
        assertThat(Figures.toman(amount, Language.EN)).isEqualTo("1,234,567.5 Toman");
        assertThat(Figures.rial(amount, Language.FA)).isEqualTo("۱۲٬۳۴۵٬۶۷۵ ریال");
        assertThat(Figures.toman(amount, Language.FA)).isEqualTo("۱٬۲۳۴٬۵۶۷٫۵ تومان");
    }

    @Test
    void sixtyFourBitsAreShownToTheRial() {
        assertThat(Figures.rial(Amount.ofRial(Long.MAX_VALUE), Language.EN))
                .isEqualTo("9,223,372,036,854,775,807 Rial");
        assertThat(Figures.toman(Amount.ofRial(Long.MAX_VALUE), Language.EN))
                .isEqualTo("922,337,203,685,477,580.7 Toman");
    }

    @Test
    void dayIsTehransInTheCalendarOfTheLanguage() {
        Instant evening = Instant.parse("2027-03-20T20:45:00Z");

        assertThat(Figures.moment(evening, Language.FA)).isEqualTo("۱ فروردین ۱۴۰۶، ساعت ۰۰:۱۵ به وقت تهران");
        assertThat(Figures.moment(evening, Language.EN)).isEqualTo("21 March 2027, 00:15 (Tehran)");
    }
}
