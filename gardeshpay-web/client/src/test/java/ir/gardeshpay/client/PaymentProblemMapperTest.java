package ir.gardeshpay.client;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.client.PaymentProblem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentProblemMapperTest {

    @Test
    void anErrorOfTheServiceIsReadWithAllItsMembers() {
        PaymentProblem problem = PaymentProblemMapper.problem(503, """
                {"type":"urn:gardeshpay:problem:gateway-unavailable","title":"The gateway is away","status":503,
                 "detail":"Start it again.","invoiceNumber":"A-17-1","code":12,"message":"کارت نامعتبر","id":"GPW-0001-abc",
                 "errors":[{"field":"amount","message":"is missing"}],"news":{"of":"a later version"}}""", "5");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.type()).isEqualTo("urn:gardeshpay:problem:gateway-unavailable");
        assertThat(problem)
                .hasMessage("503 The gateway is away: Start it again. amount: is missing"
                        + " The gateway says: کارت نامعتبر The log of the service has it as GPW-0001-abc");
        assertThat(problem.gatewayMessage()).isEqualTo("کارت نامعتبر");
        assertThat(problem.id()).isEqualTo("GPW-0001-abc");
        assertThat(problem.invoiceNumber()).isEqualTo("A-17-1");
        assertThat(problem.code()).isEqualTo(12);
        assertThat(problem.retryAfterSeconds()).isEqualTo(5);
        assertThat(problem.errors()).containsExactly(new FieldError("amount", "is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>502 Bad Gateway</html>", "[]", "7", "{\"type\":7,\"errors\":{},\"code\":\"x\"}", "{"})
    void whatAProxyAnswersIsAProblemToo(String body) {
        PaymentProblem problem = PaymentProblemMapper.problem(502, body, "Wed, 21 Oct 2026 07:28:00 GMT");
        assertThat(problem.status()).isEqualTo(502);
        assertThat(problem.type()).isEqualTo("about:blank");
        assertThat(problem).hasMessage("502 no answer of a payment service");
        assertThat(problem.errors()).isEmpty();
        assertThat(problem.retryAfterSeconds()).isNull();
    }
}
