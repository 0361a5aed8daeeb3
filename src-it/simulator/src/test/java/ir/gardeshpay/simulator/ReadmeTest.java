package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the README promises is what the code does. */
final class ReadmeTest {
    private final String readme = read();

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsListed(RefusalCode code) {
        assertThat(readme).contains("| %d | `%s` | %d |".formatted(code.code(), code.name(), code.status()));
    }

    @Test
    void everyFaultIsListed() {
        assertThat(FaultNames.all())
                .hasSize(32)
                .allSatisfy(name -> assertThat(readme).containsPattern("\\| .*`" + name + "\\([^)]*\\)`.*\\|"));
    }

    @Test
    void everyCardIsListed() {
        assertThat(TestCard.all()).allSatisfy(card -> assertThat(readme).contains("| " + card.number() + " |"));
    }

    @Test
    void everySettingIsListed() {
        assertThat(Settings.NAMES)
                .allSatisfy(name -> assertThat(readme)
                        .contains(
                                "| `--" + name + "` | `simulator." + name + "` | `" + Settings.variable(name) + "` |"));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException missing) {
            throw new AssertionError("Run from the folder of the module", missing);
        }
    }
}
