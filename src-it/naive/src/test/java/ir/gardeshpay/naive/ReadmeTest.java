package ir.gardeshpay.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The naive code that the README shows is the one that the crash tests run. */
class ReadmeTest {

    private static final Path README = Path.of("../../README.md");
    private static final Path SOURCE = Path.of("src/main/java/ir/gardeshpay/naive/CallbackResource.java");

    @Test
    void theCodeInTheReadmeIsTheCodeThatRuns() throws IOException {
        String shown = between(Files.readString(README), "## The naive code", "## ");
        assertThat(withoutSpace(between(shown, "```java", "```")))
                .isNotEmpty()
                .isEqualTo(withoutSpace(between(
                        Files.readString(SOURCE),
                        "// What the README shows begins here.",
                        "// What the README shows ends here.")));
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        assertThat(from).as("'%s' in%n%s", begin, text).isNotNegative();
        int start = from + begin.length();
        int to = text.indexOf(end, start);
        assertThat(to).as("'%s' after '%s' in%n%s", end, begin, text).isNotNegative();
        return text.substring(start, to);
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
