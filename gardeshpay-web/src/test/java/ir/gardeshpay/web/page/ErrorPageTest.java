package ir.gardeshpay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPageTest {

    @ParameterizedTest
    @CsvSource({"400,400", "404,404", "405,405", "406,406", "413,413", "415,415", "431,400", "500,500", "503,500"})
    void saysWhatHappenedAndWhatItMeansForTheMoney(int status, int texts) {
        for (Language language : Language.values()) {
            assertThat(ErrorPage.of(status, "GPW-0001-0badcafe", language).html())
                    .contains("<h1>" + language.text("error." + texts + ".title") + "</h1>")
                    .contains(language.text("error." + texts + ".what"), language.text("error." + texts + ".money"))
                    .contains("<bdi dir=\"ltr\" class=\"number\">GPW-0001-0badcafe</bdi>");
        }
    }

    @Test
    void ofAReturnThatIsMadeAgainSaysToLeaveThePageOpen() {
        for (Language language : Language.values()) {
            assertThat(ErrorPage.ofReturn("GPW-0001-0badcafe", language).html())
                    .contains("<h1>" + language.text("error.again.title") + "</h1>")
                    .contains(language.text("error.again.what"), language.text("error.again.money"))
                    .contains("<bdi dir=\"ltr\" class=\"number\">GPW-0001-0badcafe</bdi>");
        }
    }
}
