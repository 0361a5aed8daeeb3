package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    @Test
    void nothingSaidIsTheDefault() {
        assertThat(new Settings().options()).isEqualTo(Options.defaults());
    }

    @Test
    void argumentsAreRead() {
        Options options = new Settings(
                        "--port",
                        "9090",
                        "--host=0.0.0.0",
                        "--tokens",
                        "a, b",
                        "--refuse-with-4xx=true",
                        "--public-url",
                        "https://pay.example",
                        "--ledger-file",
                        "ledger.jsonl")
                .options();

        assertThat(options.port()).isEqualTo(9090);
        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.tokens()).containsExactlyInAnyOrder("a", "b");
        assertThat(options.refuseWithClientErrors()).isTrue();
        assertThat(options.publicUrl()).isEqualTo(URI.create("https://pay.example"));
        assertThat(options.ledgerFile()).isEqualTo(Path.of("ledger.jsonl"));
    }

    @Test
    void systemPropertyIsReadAndAnArgumentGoesBeforeIt() {
        System.setProperty("simulator.tokens", "from-property");
        try {
            assertThat(new Settings().options().tokens()).containsExactly("from-property");
            assertThat(new Settings("--tokens", "mine").options().tokens()).containsExactly("mine");
        } finally {
            System.clearProperty("simulator.tokens");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--colour=blue", "--port", "--port=many", "--tokens=a,,b"})
    void whatIsNotUnderstoodIsSaid(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(argument).options())
                .withMessageNotContaining("null");
    }
}
