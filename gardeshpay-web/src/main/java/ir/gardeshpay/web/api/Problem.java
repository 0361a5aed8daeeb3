package ir.gardeshpay.web.api;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.JsonFactory;
import ir.gardeshpay.Refusal;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error of the REST API: a body of RFC 9457, and the headers that go with it. Immutable; each {@code with…} gives a
 * copy.
 */
final class Problem {

    static final String MEDIA_TYPE = "application/problem+json";

    private final ProblemType type;
    private final JsonObject body;
    private final Map<String, String> headers;

    private Problem(ProblemType type, JsonObject body, Map<String, String> headers) {
        this.type = type;
        this.body = body;
        this.headers = headers;
    }

    /**
     * A problem.
     *
     * @param detail what was wrong this time, and what happens or what to do next; never a secret
     */
    static Problem of(ProblemType type, String detail) {
        JsonObject body = JsonFactory.object()
                .add("type", type.urn())
                .add("title", type.title())
                .add("status", type.status())
                .add("detail", detail)
                .build();
        return new Problem(type, body, Map.of());
    }

    /** Each member that is wrong. */
    static Problem of(List<FieldError> errors) {
        var array = JsonFactory.array();
        errors.forEach(error ->
                array.add(JsonFactory.object().add("field", error.field()).add("message", error.message())));
        Problem problem = of(
                ProblemType.INVALID_REQUEST,
                "Nothing was done. Each of the errors names a member or a parameter and says what is right.");
        return problem.with(JsonFactory.object(problem.body).add("errors", array));
    }

    /** The payment that was recorded all the same. */
    Problem withInvoiceNumber(InvoiceNumber number) {
        return with(JsonFactory.object(body).add("invoiceNumber", number.value()));
    }

    /** The gateway's own code and words. */
    Problem withRefusal(Refusal refusal) {
        JsonObjectBuilder more = JsonFactory.object(body);
        if (refusal.code() != null) {
            more.add("code", refusal.code());
        }
        return with(more.add("message", refusal.message()));
    }

    /** What the log has it under. */
    Problem withId(String id) {
        return with(JsonFactory.object(body).add("id", id));
    }

    /** When another try makes sense. */
    Problem withRetryAfter(Duration pause) {
        return withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, pause.toSeconds())));
    }

    Problem withHeader(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, body, Map.copyOf(more));
    }

    private Problem with(JsonObjectBuilder more) {
        return new Problem(type, more.build(), headers);
    }

    ProblemType type() {
        return type;
    }

    JsonObject body() {
        return body;
    }

    /** As bytes, which no server escapes or converts. */
    Response response() {
        Response.ResponseBuilder response = Response.status(type.status())
                .type(MEDIA_TYPE)
                .entity(body.toString().getBytes(StandardCharsets.UTF_8));
        headers.forEach(response::header);
        return response.build();
    }
}
