package ir.gardeshpay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import ir.gardeshpay.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** What the manual says of configuration and log is what is in the code. */
class ManualTest {

    @Test
    void theReadmeHasEveryKeyWithItsDefaultAndMeaningAndNoOther() throws IOException {
        List<String> expected = KnownKeys.all().stream().map(ManualTest::row).toList();
        String manual = Files.readString(Path.of("../README.md"));
        int start = manual.indexOf("<!-- configuration");
        List<String> rows = manual.substring(start, manual.indexOf("<!-- end of configuration -->", start))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .as("rows of the table in README.md; right are%n%s", String.join("\n", expected))
                .isEqualTo(expected);
    }

    private static String row(Setting<?> setting) {
        String fallback = setting.fallback();
        String shown = fallback == null || fallback.isEmpty() ? "" : "`" + fallback + "`";
        if (setting.required()) {
            shown = "required";
        }
        return "| `" + setting.key() + "` | " + shown + " | " + setting.meaning() + " |";
    }

    @Test
    void theManualHasEveryLineOfTheLogAndNoOther() throws IOException {
        Set<String> written = new TreeSet<>();
        for (String module : List.of(".", "../gardeshpay-web")) {
            try (Stream<Path> sources = Files.walk(Path.of(module, "src/main/java"))) {
                for (Path source : sources.filter(path -> path.toString().endsWith(".java"))
                        .toList()) {
                    written.addAll(numbers(Files.readString(source), "\"(GPW?-\\d{4})[ -]"));
                }
            }
        }
        String manual = Files.readString(Path.of("../docs/operations.md"));
        int start = manual.indexOf("<!-- log");
        assertThat(numbers(manual.substring(start, manual.indexOf("<!-- end of log -->", start)), "`(GPW?-\\d{4})`"))
                .as("lines in the table of docs/operations.md")
                .isEqualTo(written)
                .isNotEmpty();
    }

    private static Set<String> numbers(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aMisspeltKeyIsNoticed() {
        Config config = config(Map.of(
                "gardeshpay.pendng.ttl", "PT1M",
                "gardeshpay.pending.ttl", "PT1M",
                "gardeshpay.db.url", "jdbc:postgresql://db/shop",
                "gardeshpay.accounts.books.token", "t"));
        assertThat(KnownKeys.unknown(config, Set.of())).containsExactly("gardeshpay.pendng.ttl");
    }

    @Test
    void aVariableOfTheEnvironmentIsNoMisspeltKey() {
        Config config = config(Map.of(
                "gardeshpay.callback.base.url", "https://shop.example/gardeshpay",
                "gardeshpay.mp.rest.url", "https://gateway.example",
                "gardeshpay.pendng.ttl", "PT1M"));
        Set<String> environment =
                Set.of("GARDESHPAY_CALLBACK_BASE_URL", "GARDESHPAY_MP_REST_URL", "GARDESHPAY_PENDNG_TTL");
        assertThat(KnownKeys.unknown(config, environment)).containsExactly("gardeshpay.pendng.ttl");
        assertThat(KnownKeys.unknown(config, Set.of())).contains("gardeshpay.callback.base.url");
    }

    private static Config config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build();
    }
}
