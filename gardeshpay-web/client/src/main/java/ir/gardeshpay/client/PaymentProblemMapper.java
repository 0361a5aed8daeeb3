package ir.gardeshpay.client;

import ir.gardeshpay.client.PaymentProblem.FieldError;
import ir.gardeshpay.client.PaymentProblem.Members;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.List;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link PaymentProblem} of an answer that is no success, whoever gave it: a proxy on the way may answer in
 * HTML. Stateless.
 */
public class PaymentProblemMapper implements ResponseExceptionMapper<PaymentProblem> {

    private static final int REDIRECTION = 300;

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= REDIRECTION;
    }

    @Override
    public PaymentProblem toThrowable(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        return problem(response.getStatus(), body, response.getHeaderString(HttpHeaders.RETRY_AFTER));
    }

    static PaymentProblem problem(int status, String body, @Nullable String retryAfter) {
        JsonObject json = object(body);
        String title = text(json, "title");
        String detail = text(json, "detail");
        String said = title == null ? "no answer of a payment service" : title + (detail == null ? "" : ": " + detail);
        String type = text(json, "type");
        Members members = new Members(
                type == null ? "about:blank" : type,
                said,
                errors(json),
                text(json, "invoiceNumber"),
                number(json, "code"),
                text(json, "message"),
                text(json, "id"));
        return new PaymentProblem(status, members, seconds(retryAfter));
    }

    private static JsonObject object(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException notOurs) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private static List<FieldError> errors(JsonObject json) {
        if (!(json.get("errors") instanceof jakarta.json.JsonArray errors)) {
            return List.of();
        }
        return errors.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .map(error -> new FieldError(error.getString("field", ""), error.getString("message", "")))
                .toList();
    }

    private static @Nullable String text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text ? text.getString() : null;
    }

    private static @Nullable Integer number(JsonObject json, String name) {
        return json.get(name) instanceof JsonNumber number && number.isIntegral() ? number.intValue() : null;
    }

    private static @Nullable Integer seconds(@Nullable String header) {
        return header != null && header.matches("\\d{1,9}") ? Integer.valueOf(header) : null;
    }
}
