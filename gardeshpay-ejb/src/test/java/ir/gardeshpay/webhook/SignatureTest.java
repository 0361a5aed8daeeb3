package ir.gardeshpay.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import ir.gardeshpay.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Secret OLD = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret NEW = new Secret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDAAAAAAA=");

    /** The example of the specification. */
    @Test
    void itIsTheSpecifications() {
        assertThat(Signature.of(List.of(OLD), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whoKnowsOneOfTwoSecretsCanCheckTheMessage() {
        long now = Instant.now().getEpochSecond();
        Map<String, List<String>> headers = Map.of(
                "webhook-id", List.of("evt_1"),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(Signature.of(List.of(NEW, OLD), "evt_1", now, "سلام")));
        for (Secret known : List.of(NEW, OLD)) {
            assertThatCode(() -> new Webhook(known.value()).verify("سلام", headers))
                    .doesNotThrowAnyException();
        }
    }
}
