package ir.gardeshpay.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class TakesPaymentsTest {

    @Test
    void isUpWithTheFactsOfTheEngineAndTheVersionOfTheModule() {
        HealthCheckResponse response = asked(question -> {
            question.fact("parked", 2);
            question.fact("circuit", "open");
            question.ready();
        });
        assertThat(response.getName()).isEqualTo("gardeshpay");
        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(dataOf(response))
                .containsEntry("parked", 2L)
                .containsEntry("circuit", "open")
                .doesNotContainKey("reason");
        assertThat(String.valueOf(dataOf(response).get("version"))).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
    }

    @Test
    void isDownWithTheReason() {
        HealthCheckResponse response = asked(question -> question.notReady("the database is away"));
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(dataOf(response)).containsEntry("reason", "the database is away");
    }

    @Test
    void isDownIfNobodyAnswers() {
        HealthCheckResponse response = asked(question -> {});
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(String.valueOf(dataOf(response).get("reason"))).contains("the engine does not answer");
    }

    @Test
    void isDownIfTheEngineFailsAndDoesNotSayWhatItsExceptionSays() {
        HealthCheckResponse response = asked(question -> {
            question.ready();
            throw new IllegalStateException("jdbc:postgresql://host/db?password=secret");
        });
        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(dataOf(response).toString())
                .contains("IllegalStateException")
                .doesNotContain("secret");
    }

    @Test
    void knowsWhetherTheServerHasMicroProfileHealth() {
        assertThat(Health.isShown()).isTrue();
    }

    private static HealthCheckResponse asked(Consumer<ReadinessQuestion> engine) {
        return TakesPayments.answered(engine);
    }

    private static Map<String, Object> dataOf(HealthCheckResponse response) {
        return response.getData().orElseThrow();
    }
}
