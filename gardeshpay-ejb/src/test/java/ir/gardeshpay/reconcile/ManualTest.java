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
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** The table of configuration in the README is the one in the code. */
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
    void aMisspeltKeyIsNoticed() {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "gardeshpay.pendng.ttl", "PT1M",
                                "gardeshpay.pending.ttl", "PT1M",
                                "gardeshpay.db.url", "jdbc:postgresql://db/shop",
                                "gardeshpay.accounts.books.token", "t"),
                        "test",
                        100))
                .build();
        assertThat(KnownKeys.unknown(config)).containsExactly("gardeshpay.pendng.ttl");
    }
}
