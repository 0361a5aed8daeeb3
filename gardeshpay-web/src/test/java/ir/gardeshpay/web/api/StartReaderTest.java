package ir.gardeshpay.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StartReaderTest {

    private final StartReader reader = new StartReader();

    private StartBody read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"250000,250000", "250000.0,250000", "25e4,250000", "9223372036854775807,9223372036854775807", "-1,-1"})
    void anAmountIsAWholeNumberHoweverItIsWritten(String written, long amount) {
        assertThat(read("{\"amount\": " + written + "}").amount()).isEqualTo(amount);
        assertThat(reader.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"250000\"",
                "true",
                "[1]",
                "{\"rial\":1}",
                "1.5",
                "9223372036854775808",
                "-9223372036854775809",
                "1e400000000",
                "1e-400000000",
                "1e99999999999999999999"
            })
    void whatIsNoWholeNumberOf64BitsIsNamed(String amount) {
        assertThat(read("{\"amount\": " + amount + ", \"orderId\": \"A-17\"}").orderId())
                .as("what comes after it is read")
                .isEqualTo("A-17");
        assertThat(reader.errors()).extracting(FieldError::field).containsExactly("amount");
    }

    @Test
    void aNumberOfManyDigitsIsRefusedWithoutComputing() {
        read("{\"amount\": " + "9".repeat(60_000) + "}");
        assertThat(reader.errors()).extracting(FieldError::field).containsExactly("amount");
    }

    @Test
    void nullIsAsIfItWereNotThere() {
        assertThat(read("{\"amount\": null, \"mobile\": null}"))
                .isEqualTo(new StartBody(null, null, null, null, null, null, null, null));
        assertThat(reader.errors()).isEmpty();
    }

    @Test
    void unknownAndRepeatedMembersAndWrongTypesAreAllNamed() {
        read(
                "{\"amout\":1,\"colour\":\"red\",\"a\":{\"b\":[{}]},\"orderId\":5,\"email\":\"a@b.ir\",\"email\":\"c@d.ir\",\"mobile\":\"\\ud83d\"}");
        assertThat(reader.errors())
                .extracting(FieldError::field)
                .containsExactly("amout", "colour", "a", "orderId", "email", "mobile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "null",
                "[]",
                "\"a\"",
                "{}{}",
                "{} x",
                "{\"a\"}",
                "{\"a\":1,}",
                "{'a':1}",
                "\uFEFF{}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":[",
                "{\"a\":{",
                "{\"a\":{\"b\":[",
                "{\"a\":[}]}",
                "{\"a\":{\"b\":1",
                "{\"a\":[\"b"
            })
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(body))
                .satisfies(refused ->
                        assertThat(refused.problem().body().getString("type")).endsWith("invalid-json"));
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] body = "{\"orderId\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> reader.read(body))
                .withMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void aMemberThatIsNestedIsNamed(int depth) {
        read("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"b\":" + "{\"c\":".repeat(depth) + "1"
                + "}".repeat(depth) + "}");
        assertThat(reader.errors()).extracting(FieldError::field).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 30_000})
    void oneThatIsNestedDeeplyIsNotFollowed(int depth) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"))
                .withMessageContaining("more than 50 deep");
    }
}
