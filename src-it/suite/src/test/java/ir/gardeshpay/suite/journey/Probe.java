package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;

/**
 * What an orchestrator's readiness probe hears of the module.
 *
 * @param up what the check says
 * @param status of the whole answer
 * @param text the whole answer
 */
record Probe(boolean up, int status, String text, JsonObject data) {

    /** A probe of an orchestrator gives up after some seconds; the module must have answered long before. */
    private static final Duration LIMIT = Duration.ofSeconds(6);

    static Probe of(World world) {
        return of(world, LIMIT);
    }

    /** One of a crowd that asks at once: the machine has the crowd to serve as well. */
    static Probe of(World world, Duration limit) {
        long begin = System.nanoTime();
        Answer answer = Browserless.get(world.server().readiness());
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("time of a probe")
                .isLessThan(limit);
        List<JsonObject> checks = answer.json().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals("gardeshpay"))
                .toList();
        assertThat(checks)
                .as("Open Liberty shows a check of an EAR once a WAR: %s", answer.body())
                .isNotEmpty();
        JsonObject check = checks.get(0);
        boolean up = check.getString("status").equals("UP");
        return new Probe(up, answer.status(), answer.body(), check.getJsonObject("data"));
    }

    /** Something that the check tells, as text; Payara has no numbers there. Empty if it tells nothing of that name. */
    String fact(String name) {
        JsonValue value = data.getOrDefault(name, JsonValue.NULL);
        return value instanceof JsonString text ? text.getString() : value == JsonValue.NULL ? "" : value.toString();
    }
}
