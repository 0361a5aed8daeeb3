package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Callers of the REST API who ask too often, and those who guess keys. */
@Tag("everywhere")
@Tag("once-a-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiRateIT {

    private static final String LIST = "/api/v1/payments?orderId=a";

    private final World world = Api.plan().property("gardeshpay.api.rate", "1").start();

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        Api api = Api.of(world, Api.SHOP_KEY);
        List<Answer> answers = AtOnce.callers(30, caller -> api.get(LIST));
        assertThat(answers).extracting(Answer::status).contains(200, 429).containsOnly(200, 429);
        Answer refused = answers.stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.json().getString("type")).isEqualTo("urn:gardeshpay:problem:rate-limited");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void whoGuessesKeysIsSlowedDownAndARightKeyIsNot() {
        Api guesser = Api.of(world, "a-wrong-key-that-is-long-enough-to-be-one");
        List<Integer> statuses =
                IntStream.range(0, 12).mapToObj(i -> guesser.get(LIST).status()).toList();
        assertThat(statuses.subList(0, 10)).containsOnly(401);
        assertThat(statuses.subList(10, 12)).contains(429);
        assertThat(Api.of(world, Api.BOOKS_KEY).get(LIST).status()).isEqualTo(200);
    }
}
