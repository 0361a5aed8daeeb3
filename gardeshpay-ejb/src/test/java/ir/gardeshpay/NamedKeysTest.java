package ir.gardeshpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.webhook.WebhookSettings;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a source that lists variables as properties too, as the servers' own does. */
class NamedKeysTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final NamedKeys KEYS = new NamedKeys("gardeshpay.accounts.", Account.RIGHT, "token");

    private static Config config(Map<String, String> environment, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(
                        new EnvConfigSource(environment, 300),
                        new PropertiesConfigSource(properties, "properties", 400))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"books", "kala1", "toys", "shop", "office", "main"})
    void aPropertyThatOverridesAVariableIsTheTokenWhateverIsListedFirst(String account) {
        Config config = config(
                Map.of(
                        "GARDESHPAY_TOKEN",
                        "x",
                        "GARDESHPAY_ACCOUNTS_" + account.toUpperCase(Locale.ROOT) + "_TOKEN",
                        "old"),
                Map.of("gardeshpay.accounts." + account + ".token", "new"));
        assertThat(GatewaySettings.read(config).tokenOf(new Account(account)).value())
                .isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"books_eu", "branch_2_web", "a__b", "books"})
    void aNameOfVariablesAloneIsInSmallLetters(String name) {
        Config config = config(
                Map.of(
                        "GARDESHPAY_TOKEN",
                        "x",
                        "GARDESHPAY_ACCOUNTS_" + name.toUpperCase(Locale.ROOT) + "_TOKEN",
                        "token-of-books"),
                Map.of());
        assertThat(KEYS.names(config)).containsExactly(name);
        assertThat(GatewaySettings.read(config).tokenOf(new Account(name)).value())
                .isEqualTo("token-of-books");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "Crm", "Desk", "Books", "rare-books", "rare_books", "Rare-Books"})
    void aReceiverOfAPropertyKeepsItsSpellingAndItsAccountsIfTheRestIsInTheEnvironment(String name) {
        String variable = "GARDESHPAY_WEBHOOKS_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        Config config = config(
                Map.of(variable + "_URL", "https://shop.example.ir", variable + "_SECRET", SECRET),
                Map.of("gardeshpay.webhooks." + name + ".accounts", "books"));
        assertThat(WebhookSettings.read(config).receivers()).singleElement().satisfies(receiver -> {
            assertThat(receiver.name()).isEqualTo(name);
            assertThat(receiver.accounts()).containsExactly(new Account("books"));
        });
    }

    @Test
    void namesThatAreOneVariableAreRefused() {
        Config config = config(
                Map.of(), Map.of("gardeshpay.accounts.shop-a.token", "a", "gardeshpay.accounts.shop_a.token", "b"));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> KEYS.names(config))
                .withMessageContaining("gardeshpay.accounts.shop-a")
                .withMessageContaining("gardeshpay.accounts.shop_a")
                .withMessageContaining("GARDESHPAY_ACCOUNTS_SHOP_A");
    }

    @Test
    void theDefaultAccountHasOneKey() {
        Config config = config(Map.of(), Map.of("gardeshpay.token", "x", "gardeshpay.accounts.default.token", "y"));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> GatewaySettings.read(config))
                .withMessageContaining("gardeshpay.token");
    }
}
