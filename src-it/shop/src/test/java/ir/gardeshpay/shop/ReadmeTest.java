package ir.gardeshpay.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the manuals tell to write into a pom is what the projects have that the suite builds and runs. */
class ReadmeTest {

    private static final Path PROJECT = Path.of("../..");
    private static final Pattern TAKEN = Pattern.compile("<!-- from (\\S+) -->\\s*```xml\n(.*?)```", Pattern.DOTALL);

    @Test
    void thePomsOfTheProjectsManualAreThoseThatAreBuilt() throws IOException {
        assertThat(taken("README.md")).hasSize(4).allSatisfy(ReadmeTest::assertIsThere);
    }

    @Test
    void thePomOfTheShopsManualIsTheOneThatIsBuilt() throws IOException {
        assertThat(taken("src-it/shop/README.md")).hasSize(1).allSatisfy(ReadmeTest::assertIsThere);
    }

    private static List<MatchResult> taken(String manual) throws IOException {
        return TAKEN.matcher(Files.readString(PROJECT.resolve(manual)))
                .results()
                .toList();
    }

    private static void assertIsThere(MatchResult snippet) {
        try {
            assertThat(withoutSpace(Files.readString(PROJECT.resolve(snippet.group(1)))))
                    .as("%s, which shall have%n%s", snippet.group(1), snippet.group(2))
                    .contains(withoutSpace(snippet.group(2)));
        } catch (IOException unreadable) {
            throw new AssertionError("a manual takes something from " + snippet.group(1), unreadable);
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
