package ir.gardeshpay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a gateway echoes of a request is kept without what nobody must see. */
class TokenRequestTest {

    private static final String BASE = "https://shop.example.ir/gardeshpay/callback";
    private static final String KEY = "0123456789abcdefghijkl";

    private static TokenRequest request(String callback) {
        return new TokenRequest(
                250_000, "A-17-1", "1405-09-03", "09121234567", "buyer@example.ir", callback, "the-api-token");
    }

    @Test
    void theKeyOfTheCallbackAndTheBuyersDataAreMaskedInAnAnswer() {
        TokenRequest request = request(BASE + "/" + KEY);
        String body = "{\"success\":false,\"code\":7,\"message\":\"" + BASE.replace("/", "\\/") + "\\/" + KEY
                + " of 09121234567 and buyer@example.ir is not registered\"}";
        TokenAnswer answer = new Answer(200, body, request.secrets()).token();
        assertThat(answer).isInstanceOf(TokenAnswer.Refused.class);
        assertThat(((TokenAnswer.Refused) answer).refusal().message())
                .isEqualTo(BASE + "/*** of *** and *** is not registered");
        assertThat(((TokenAnswer.Refused) answer).evidence()).doesNotContain(KEY, "09121234567", "buyer@example.ir");
    }

    @Test
    void aCallbackWithoutAKeyIsNoSecret() {
        assertThat(request(BASE).secrets()).extracting(secret -> secret.value()).doesNotContain(BASE, "callback");
    }
}
