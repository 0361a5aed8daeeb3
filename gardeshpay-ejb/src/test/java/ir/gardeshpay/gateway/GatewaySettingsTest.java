package ir.gardeshpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import ir.gardeshpay.Account;
import ir.gardeshpay.ConfigurationException;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.payment.PaymentSettings;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaySettingsTest {

    private static Config config(String... more) {
        Map<String, String> keys = new HashMap<>();
        keys.put("gardeshpay.token", "token-of-default");
        keys.put("gardeshpay.callback.base-url", "https://shop.example.ir/gardeshpay/");
        for (int i = 0; i < more.length; i += 2) {
            keys.put(more[i], more[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build();
    }

    @Test
    void littleIsEnough() {
        GatewaySettings settings = GatewaySettings.read(config());
        assertThat(settings.url()).hasToString("https://ipg.gardeshpay.ir");
        assertThat(settings.callTime()).hasSeconds(12);
        assertThat(settings.leaseTime())
                .as("until others ask verify, if who asked has died")
                .hasSeconds(132);
        assertThat(PaymentSettings.read(config()).callbackBase()).hasToString("https://shop.example.ir/gardeshpay");
    }

    @ParameterizedTest
    @CsvSource({
        "gardeshpay/mp-rest/proxyAddress,proxy.example.ir:3128",
        "gardeshpay/mp-rest/proxyAddress,[::1]:3128",
        "gardeshpay/mp-rest/trustStore,classpath:/trust.p12",
    })
    void standardKeysOfTheClientAreLeftToTheServer(String key, String value) {
        assertThat(GatewaySettings.read(config(key, value)).callTime()).hasSeconds(12);
    }

    @Test
    void aWrongValueThatIsOnlyNeededForNewTablesIsNamedAtOnce() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> PaymentSettings.read(config("gardeshpay.migrate", "perhaps")))
                .withMessageContaining("gardeshpay.migrate");
    }

    @Test
    void aMissingTokenIsNamed() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> GatewaySettings.read(config("gardeshpay.token", " ")))
                .withMessageStartingWith("gardeshpay.token is missing")
                .withMessageContaining("A right value is");
    }

    @ParameterizedTest
    @CsvSource({
        "gardeshpay/mp-rest/url,not an address",
        "gardeshpay/mp-rest/url,ftp://ipg.gardeshpay.ir",
        "gardeshpay/mp-rest/url,http://ipg.gardeshpay.ir",
        "gardeshpay/mp-rest/url,http://127.gateway.example",
        "gardeshpay/mp-rest/url,https://me:secret-b@ipg.gardeshpay.ir",
        "gardeshpay/mp-rest/readTimeout,soon",
        "gardeshpay/mp-rest/connectTimeout,-1",
        "gardeshpay/mp-rest/connectTimeout,2",
        "gardeshpay/mp-rest/readTimeout,9223372036854775807",
        "gardeshpay/mp-rest/readTimeout,'15000 '",
        "gardeshpay/mp-rest/url,${NOT_SET}",
        "gardeshpay.verify.retryable-codes,${NOT_SET}",
        "gardeshpay.allow-http,perhaps",
        "gardeshpay.verify.retryable-codes,one",
        "gardeshpay.accounts.a b.token,secret-b",
        "gardeshpay/mp-rest/proxyAddress,http://proxy.example.ir:3128",
        "gardeshpay/mp-rest/proxyAddress,proxy.example.ir",
        "gardeshpay/mp-rest/proxyAddress,proxy.example.ir:70000",
        "gardeshpay/mp-rest/trustStore,file:/no/such/file.p12",
        "gardeshpay/mp-rest/trustStore,file:no-such-file.p12",
        "gardeshpay/mp-rest/trustStore,file:pom.xml",
        "gardeshpay/mp-rest/trustStore,/etc/ssl/certs/java/cacerts",
    })
    void aWrongValueIsNamedWithARightOneAndNotShown(String key, String value) {
        Config config = config(key, value);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> GatewaySettings.read(config))
                .withMessageContaining(key)
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("secret-b"));
    }

    @ParameterizedTest
    @CsvSource({
        "gardeshpay.callback.base-url,shop.example.ir",
        "gardeshpay.callback.base-url,https://shop.example.ir/gardeshpay?a=b",
        "gardeshpay.callback.base-url,https://me:secret-b@shop.example.ir/gardeshpay",
        "gardeshpay.return-url,https://me@shop.example.ir/thanks",
        "gardeshpay.return-url,${NOT_SET}",
        "gardeshpay.callback.keyed,maybe",
        "gardeshpay.return-url,/thanks",
        "gardeshpay.return-url.allowed-hosts,https://shop.example.ir",
        "gardeshpay.invoice.prefix,a/b",
        "gardeshpay.invoice.calendar,lunar",
        "gardeshpay.pending.ttl,30 minutes",
        "gardeshpay.pending.ttl,PT0S",
        "gardeshpay.card.fingerprint-key,short",
    })
    void aWrongValueOfAPaymentKeyIsNamed(String key, String value) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> PaymentSettings.read(config(key, value)))
                .withMessageContaining(key)
                .withMessageContaining("A right value is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "007", "12.", "0.5", "."})
    void aPrefixThatMakesNumbersWhichLoseZerosIsForPaymentsWithAKey(String prefix) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> PaymentSettings.read(
                        config("gardeshpay.invoice.prefix", prefix, "gardeshpay.callback.keyed", "false")))
                .withMessageContaining("gardeshpay.invoice.prefix")
                .withMessageContaining("A right value has a letter in it");
        assertThat(PaymentSettings.read(config("gardeshpay.invoice.prefix", prefix))
                        .invoicePrefix())
                .isEqualTo(prefix);
        assertThat(PaymentSettings.read(config(
                                "gardeshpay.invoice.prefix", "eu" + prefix, "gardeshpay.callback.keyed", "false"))
                        .invoicePrefix())
                .isEqualTo("eu" + prefix);
    }

    @Test
    void aValueMayReferToOthersAndSayWhatCountsWhereThereAreNone() {
        Config config = config(
                "gardeshpay/mp-rest/url", "https://${HOST}:${PORT:8443}/${PATH_TO:${OTHER_PATH}}",
                "HOST", "gateway.example",
                "PATH_TO", "pay");
        assertThat(GatewaySettings.read(config).url()).hasToString("https://gateway.example:8443/pay");
        Config plain = config("gardeshpay/mp-rest/url", "https://${HOST}/", "HOST", "gateway.example");
        assertThat(GatewaySettings.read(plain).url()).hasHost("gateway.example");
    }

    @Test
    void aTrustStoreMustBeOfItsTypeAndHaveItsPassword(@TempDir Path directory) throws Exception {
        KeyStore made = KeyStore.getInstance("PKCS12");
        made.load(null, null);
        Path file = directory.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            made.store(out, "its-password".toCharArray());
        }
        String store = "gardeshpay/mp-rest/trustStore";
        String[] right = {store, file.toUri().toString(), store + "Type", "PKCS12", store + "Password", "its-password"};
        assertThat(GatewaySettings.read(config(right)).callTime()).hasSeconds(12);

        right[5] = "another";
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> GatewaySettings.read(config(right)))
                .withMessageContaining(store + "Password")
                .withMessageNotContaining("another");
    }

    @Test
    void plainHttpIsForLoopbackAndForWhoAsksForIt() {
        assertThat(GatewaySettings.read(config("gardeshpay/mp-rest/url", "http://localhost:9090"))
                        .url()
                        .getPort())
                .isEqualTo(9090);
        assertThat(GatewaySettings.read(
                                config("gardeshpay/mp-rest/url", "http://g.test", "gardeshpay.allow-http", "true"))
                        .url())
                .hasHost("g.test");
    }

    @Test
    void eachAccountHasItsTokenAndAnUnknownOneIsRefused() {
        GatewaySettings settings = GatewaySettings.read(config("gardeshpay.accounts.books.token", "token-of-books"));
        assertThat(settings.tokenOf(Account.DEFAULT).value()).isEqualTo("token-of-default");
        assertThat(settings.tokenOf(new Account("books")).value()).isEqualTo("token-of-books");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> settings.tokenOf(new Account("toys")))
                .withMessageContaining("gardeshpay.accounts.toys.token");
        assertThat(settings.toString()).doesNotContain("token-of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gardeshpay/mp-rest/uri", "ir.gardeshpay.gateway.GardeshPay/mp-rest/url"})
    void otherNamesOfTheGatewaysAddressAreRefused(String key) {
        Config config = config(key, "http://elsewhere.example");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> GatewaySettings.read(config))
                .withMessageContaining(key);
    }
}
