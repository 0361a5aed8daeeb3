package ir.gardeshpay.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import ir.gardeshpay.Account;
import ir.gardeshpay.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDAAAAAAA=";

    private static WebhookSettings read(String... keys) {
        return WebhookSettings.read(config(keys));
    }

    private static Config config(String... keys) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < keys.length; i += 2) {
            map.put(keys[i], keys[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(map, "test", 100))
                .build();
    }

    @Test
    void withoutKeysNobodyIsTold() {
        WebhookSettings settings = read();
        assertThat(settings.hasReceivers()).isFalse();
        assertThat(settings.timeout()).hasSeconds(15);
        assertThat(settings.disableAfter()).hasDays(5);
    }

    @Test
    void oneReceiverHearsOfAllAccountsAndOthersOfTheirs() {
        WebhookSettings settings = read(
                "gardeshpay.webhook.url", "https://shop.example.ir/hooks",
                "gardeshpay.webhook.secret", SECRET,
                "gardeshpay.webhooks.books.url", "https://books.example.ir/",
                "gardeshpay.webhooks.books.secret", OTHER + " , " + SECRET,
                "gardeshpay.webhooks.books.accounts", "books, rare-books");
        assertThat(settings.receivers()).extracting(Receiver::name).containsExactly("default", "books");
        Receiver all = settings.receivers().get(0);
        Receiver books = settings.receivers().get(1);
        assertThat(all.hears(new Account("anything"))).isTrue();
        assertThat(books.hears(new Account("rare-books"))).isTrue();
        assertThat(books.hears(Account.DEFAULT)).isFalse();
        assertThat(books.secrets())
                .as("the newest first")
                .extracting(secret -> secret.value())
                .containsExactly(OTHER, SECRET);
    }

    @Test
    void variablesOfTheEnvironmentBelongToTheReceiverThatPropertiesName() {
        WebhookSettings settings = read(
                "gardeshpay.webhooks.Rare-Books.url", "https://books.example.ir/",
                "GARDESHPAY_WEBHOOKS_RARE_BOOKS_SECRET", SECRET,
                "gardeshpay.webhooks.rare.books.secret", SECRET,
                "gardeshpay.webhooks.Rare-Books.secret", SECRET);
        assertThat(settings.receivers()).extracting(Receiver::name).containsExactly("Rare-Books");
    }

    @Test
    void neitherSecretNorPathIsShown() {
        WebhookSettings settings = read(
                "gardeshpay.webhook.url", "https://shop.example.ir/path-4711", "gardeshpay.webhook.secret", SECRET);
        assertThat(settings.toString())
                .contains("shop.example.ir")
                .doesNotContain(SECRET)
                .doesNotContain("4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_not base64 at all, and long enough to be",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void aWrongSecretIsRefusedWithARightOneAndIsNotShown(String wrong) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> read("gardeshpay.webhook.url", "https://a.example", "gardeshpay.webhook.secret", wrong))
                .withMessageStartingWith("gardeshpay.webhook.secret has a value of")
                .withMessageContaining("openssl rand -base64 32")
                .withMessageNotContaining(wrong.equals("whsec_") ? "whsec_." : wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example.ir/hooks, is not https",
        "http://127.0.0.1.example.ir/hooks, is not https",
        "https://10.1.2.3/hooks, private network",
        "https://[fd00::1]/hooks, private network",
        "https://169.254.169.254/latest, private network",
        "https://user:password@shop.example.ir/, without user or password",
        "https://shop.example.ir/#there, A right value is",
        "ftp://shop.example.ir/, A right value is",
        "shop.example.ir, A right value is",
    })
    void aWrongAddressIsRefusedWithTheReason(String url, String reason) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("gardeshpay.webhook.url", url, "gardeshpay.webhook.secret", SECRET))
                .withMessageContaining(reason)
                .withMessageNotContainingAny("password@", "/hooks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/hooks", "http://127.0.0.1:8080/", "http://[::1]:8080/"})
    void loopbackNeedsNeitherTlsNorPermission(String url) {
        assertThat(read("gardeshpay.webhook.url", url, "gardeshpay.webhook.secret", SECRET)
                        .hasReceivers())
                .isTrue();
    }

    @Test
    void whoAllowsHttpAndPrivateNetworksGetsThem() {
        assertThat(read(
                                "gardeshpay.webhook.url", "http://10.1.2.3/hooks",
                                "gardeshpay.webhook.secret", SECRET,
                                "gardeshpay.webhook.allow-http", "true",
                                "gardeshpay.webhook.allow-private", "true")
                        .hasReceivers())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "gardeshpay.webhook.url,https://a.example,gardeshpay.webhook.secret is missing",
        "gardeshpay.webhook.secret,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,gardeshpay.webhook.url is missing",
        "gardeshpay.webhooks.books.url,https://a.example,gardeshpay.webhooks.books.secret is missing",
        "gardeshpay.webhooks.books.accounts,books,gardeshpay.webhooks.books.url is missing",
        "gardeshpay.webhooks.default.url,https://a.example,names no right receiver",
        "gardeshpay.webhook.url,https://a.example:84430/hooks,gardeshpay.webhook.url has a value",
        "gardeshpay.webhook.url,${NOT_SET},gardeshpay.webhook.url refers to ${NOT_SET}",
        "gardeshpay.webhooks.a b.url,https://a.example,names no right receiver",
        "gardeshpay.webhook.timeout,soon,gardeshpay.webhook.timeout has a value",
        "gardeshpay.webhook.concurrency,0,gardeshpay.webhook.concurrency has a value",
    })
    void whatIsMissingOrWrongIsNamed(String key, String value, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(key, value))
                .withMessageContaining(message);
    }

    /** MicroProfile Config takes either for a missing value, and a receiver without accounts hears of all. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "${NOT_SET}"})
    void accountsThatAreThereAndSayNothingAreRefused(String accounts) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(
                        "gardeshpay.webhooks.books.url", "https://books.example.ir/",
                        "gardeshpay.webhooks.books.secret", SECRET,
                        "gardeshpay.webhooks.books.accounts", accounts))
                .withMessageContaining("gardeshpay.webhooks.books.accounts ");
    }

    @Test
    void anAccountWithoutATokenIsNamed() {
        WebhookSettings settings = read(
                "gardeshpay.webhooks.books.url", "https://books.example.ir/",
                "gardeshpay.webhooks.books.secret", SECRET,
                "gardeshpay.webhooks.books.accounts", "books");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings.requireAccounts(Account.DEFAULT::equals))
                .withMessageContaining("gardeshpay.webhooks.books.accounts names the account 'books'");
    }
}
