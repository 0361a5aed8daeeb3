package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import ir.gardeshpay.Account;
import ir.gardeshpay.gateway.GatewaySettings;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardFingerprintTest {

    private static final String CARD = "6037991234567890";
    private static final String OTHER_CARD = "6037991234567891";
    private static final Account BOOKS = new Account("books");
    private static final String KEY = "gardeshpay.card.fingerprint-key";
    private static final String OWN_KEY = "a-key-that-is-nobodys";

    /** With these keys beside what is always there. */
    private static @Nullable String fingerprint(String card, Account account, String... more) {
        Map<String, String> keys = new HashMap<>();
        keys.put("gardeshpay.token", "token-of-default");
        keys.put("gardeshpay.accounts.books.token", "token-of-books");
        keys.put("gardeshpay.callback.base-url", "https://shop.example.ir/gardeshpay");
        for (int i = 0; i < more.length; i += 2) {
            keys.put(more[i], more[i + 1]);
        }
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build();
        return CardFingerprint.of(card, account, PaymentSettings.read(config), GatewaySettings.read(config));
    }

    /** What is stored must be found again by who updates the module: half of an HMAC-SHA256, made by other means. */
    @Test
    void aFingerprintIsTheSameInEveryVersionOfTheModule() {
        assertThat(fingerprint(CARD, Account.DEFAULT)).isEqualTo("f2d04aa4a08377ab9c5d8d7c61a01dd1");
        assertThat(fingerprint(CARD, Account.DEFAULT, KEY, OWN_KEY)).isEqualTo("c8c0e89275b6b9f1bd992f1ae59644d8");
    }

    @Test
    void anotherCardHasAnotherFingerprint() {
        assertThat(fingerprint(OTHER_CARD, Account.DEFAULT))
                .isNotNull()
                .isNotEqualTo(fingerprint(CARD, Account.DEFAULT));
        assertThat(fingerprint(OTHER_CARD, Account.DEFAULT, KEY, OWN_KEY))
                .isNotNull()
                .isNotEqualTo(fingerprint(CARD, Account.DEFAULT, KEY, OWN_KEY));
    }

    @Test
    void anotherAccountHasAnotherFingerprintOfTheSameCard() {
        assertThat(fingerprint(CARD, BOOKS)).isNotNull().isNotEqualTo(fingerprint(CARD, Account.DEFAULT));
    }

    @Test
    void withoutAKeyOfItsOwnAFingerprintChangesWithTheTokenAndWithOneItDoesNot() {
        String[] newToken = {"gardeshpay.token", "new-token-of-default"};
        assertThat(fingerprint(CARD, Account.DEFAULT, newToken))
                .isNotNull()
                .isNotEqualTo(fingerprint(CARD, Account.DEFAULT));
        assertThat(fingerprint(CARD, Account.DEFAULT, newToken[0], newToken[1], KEY, OWN_KEY))
                .isEqualTo(fingerprint(CARD, Account.DEFAULT, KEY, OWN_KEY));
    }

    @Test
    void anotherKeyMakesAnotherFingerprintOfTheSameCard() {
        assertThat(fingerprint(CARD, Account.DEFAULT, KEY, OWN_KEY + "!"))
                .isNotNull()
                .isNotEqualTo(fingerprint(CARD, Account.DEFAULT, KEY, OWN_KEY))
                .isNotEqualTo(fingerprint(CARD, Account.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6037991234567890",
                "6037 9912 3456 7890",
                "6037-9912-3456-7890",
                "6037.9912.3456.7890",
                "6037/9912/3456/7890",
                "۶۰۳۷۹۹۱۲۳۴۵۶۷۸۹۰"
            })
    void aCardIsTheSameInEveryWriting(String written) {
        assertThat(CardFingerprint.digits(written)).isEqualTo(CARD);
        assertThat(fingerprint(written, Account.DEFAULT)).isNotNull().isEqualTo(fingerprint(CARD, Account.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"603799******7890", "603799XXXXXX7890", "", "none"})
    void whatIsMaskedOrNoNumberHasNoDigitsToRecogniseItBy(String masked) {
        assertThat(CardFingerprint.digits(masked)).isEmpty();
        assertThat(fingerprint(masked, Account.DEFAULT, KEY, OWN_KEY)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"12,false", "13,true", "19,true", "20,false"})
    void onlyWhatIsAsLongAsACardNumberHasAFingerprint(int digits, boolean has) {
        assertThat(fingerprint("6".repeat(digits), Account.DEFAULT) != null).isEqualTo(has);
    }
}
