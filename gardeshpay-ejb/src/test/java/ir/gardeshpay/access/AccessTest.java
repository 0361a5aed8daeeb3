package ir.gardeshpay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import ir.gardeshpay.Account;
import ir.gardeshpay.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String FIRST = "first-key-" + "a".repeat(32);
    private static final String SECOND = "second-key-" + "b".repeat(32);
    private static final String THIRD = "third-key-" + "c".repeat(32);

    private static Config config(String... keys) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < keys.length; i += 2) {
            all.put(keys[i], keys[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
    }

    private static AccessSettings read(String... keys) {
        return AccessSettings.read(config(keys));
    }

    @Test
    void withoutAKeyThereIsNoApi() {
        assertThat(read().isOn()).isFalse();
        assertThat(new Access(read()).callerWith(null)).isEmpty();
        assertThat(new Access(read()).callerWith("")).isEmpty();
    }

    /** MicroProfile Config takes either for a missing value, and a key without limits may use all accounts. */
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "${NOT_SET}", "shop:${NOT_SET}"})
    void aLimitThatIsThereAndSaysNothingIsRefused(String limit) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("gardeshpay.api.keys", "shop:" + FIRST, "gardeshpay.api.accounts", limit))
                .withMessageContaining("gardeshpay.api.accounts ");
    }

    @Test
    void aNameMayHaveTwoKeysSoThatTheyCanBeChanged() {
        Access access = new Access(read("gardeshpay.api.keys", "shop:" + FIRST + ", shop:" + SECOND));
        assertThat(access.callerWith(FIRST)).map(Caller::name).contains("shop");
        assertThat(access.callerWith(SECOND)).map(Caller::name).contains("shop");
        assertThat(access.callerWith(THIRD)).isEmpty();
        assertThat(access.callerWith(FIRST + "x")).isEmpty();
    }

    @Test
    void aKeyMayBeLimitedToAccounts() {
        Access access = new Access(read(
                "gardeshpay.api.keys",
                "shop:" + FIRST + ",office:" + SECOND,
                "gardeshpay.api.accounts",
                "office:books,office:toys"));
        Caller shop = access.callerWith(FIRST).orElseThrow();
        assertThat(shop.isLimited()).isFalse();
        assertThat(shop.mayUse(new Account("books"))).isTrue();
        Caller office = access.callerWith(SECOND).orElseThrow();
        assertThat(office.accounts()).containsExactlyInAnyOrder(new Account("books"), new Account("toys"));
        assertThat(office.mayUse(Account.DEFAULT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "shop:",
                "shop:short-and-secret",
                "shop:with a blank and secret and long enough",
                ":secret-secret-secret-secret-secret-secret",
                "a b:secret-secret-secret-secret-secret-secret",
                "shop:secret-secret-secret-secret-secret-secret,",
                "shop:secret-secret-secret-secret-secret-secret,other:secret-secret-secret-secret-secret-secret",
            })
    void aWrongKeyIsNotShown(String keys) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("gardeshpay.api.keys", keys))
                .withMessageStartingWith("gardeshpay.api.keys has a value of")
                .withMessageContaining("A right value is")
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("secret"));
    }

    @Test
    void aLimitForAKeyThatIsNotThereStopsTheDeployment() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("gardeshpay.api.keys", "shop:" + FIRST, "gardeshpay.api.accounts", "shpo:books"))
                .withMessageContaining("'shpo'");
    }

    @Test
    void aLimitToAnAccountThatIsNotThereStopsTheDeployment() {
        AccessSettings settings = read("gardeshpay.api.keys", "shop:" + FIRST, "gardeshpay.api.accounts", "shop:boks");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> settings.requireKnown(Account.DEFAULT::equals))
                .withMessageContaining("'boks'")
                .withMessageContaining("gardeshpay.accounts.boks.token");
    }

    @Test
    void nothingPrintsAKey() {
        AccessSettings settings = read("gardeshpay.api.keys", "shop:" + FIRST);
        assertThat(settings.toString()).contains("shop").doesNotContain(FIRST);
        assertThat(settings.keys().toString()).doesNotContain(FIRST);
    }

    @Test
    void eachNameHasItsRate() {
        Access access = new Access(
                read("gardeshpay.api.keys", "shop:" + FIRST + ",office:" + SECOND, "gardeshpay.api.rate", "2"));
        Caller shop = access.callerWith(FIRST).orElseThrow();
        long begin = System.nanoTime();
        long inTime = IntStream.range(0, 50).filter(i -> access.isInTime(shop)).count();
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        assertThat(inTime).isBetween(2L, 2 * (seconds + 2));
        assertThat(access.isInTime(access.callerWith(SECOND).orElseThrow())).isTrue();
    }

    @Test
    void whoGuessesIsSlowedDownByAddressAndByNetwork() {
        Access access = new Access(read("gardeshpay.api.keys", "shop:" + FIRST));
        IntStream.range(0, 10)
                .forEach(i -> assertThat(access.mayTryAgain("192.0.2.1")).isTrue());
        assertThat(access.mayTryAgain("192.0.2.1")).isFalse();
        assertThat(access.mayTryAgain("192.0.2.2")).isTrue();
        IntStream.range(0, 10).forEach(i -> access.mayTryAgain("2001:db8:0:1:0:0:0:" + i));
        assertThat(access.mayTryAgain("2001:db8:0:1:ffff:0:0:1")).isFalse();
        assertThat(access.mayTryAgain("2001:db8:0:2:0:0:0:1")).isTrue();
    }

    @Test
    void onlySoManyAddressesAreRemembered() {
        FailedTries tries = new FailedTries();
        IntStream.range(0, FailedTries.ADDRESSES + 500).forEach(i -> tries.take("address " + i));
        assertThat(tries.remembered()).isEqualTo(FailedTries.ADDRESSES);
    }
}
