package ir.gardeshpay.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.function.UnaryOperator;

/** What may be odd in an answer that says the right thing. */
final class AnswerChanges {
    private AnswerChanges() {}

    static JsonObject numbersAsStrings(JsonObject answer) {
        return each(answer, value -> switch (value.getValueType()) {
            case NUMBER, TRUE, FALSE -> Json.createValue(value.toString());
            default -> value;
        });
    }

    static JsonObject stringsAsNumbers(JsonObject answer) {
        return each(
                answer,
                value -> value instanceof JsonString text && text.getString().matches("\\d+")
                        ? Json.createValue(new BigInteger(text.getString()))
                        : value);
    }

    static JsonObject errorsAsStrings(JsonObject answer) {
        return answer;
    }

    static JsonObject errorsAsObjects(JsonObject answer) {
        var objects = Json.createArrayBuilder();
        for (JsonValue error : errors(answer)) {
            String[] parts = ((JsonString) error).getString().split(": ", 2);
            objects.add(Json.createObjectBuilder().add("field", parts[0]).add("message", parts[parts.length - 1]));
        }
        return answer.containsKey("errors") ? with(answer, "errors", objects.build()) : answer;
    }

    static JsonObject errorsNull(JsonObject answer) {
        return answer.containsKey("errors") ? with(answer, "errors", JsonValue.NULL) : answer;
    }

    static JsonObject invoiceDateAsEpoch(JsonObject answer) {
        JsonObject data = answer.getJsonObject("data");
        return data == null
                ? answer
                : with(answer, "data", with(data, "invoiceDate", InvoiceDate.epoch(data.getString("invoiceDate"))));
    }

    static JsonObject dataWithout(JsonObject answer, String member) {
        JsonObject data = answer.getJsonObject("data");
        return data == null ? answer : with(answer, "data", without(data, member));
    }

    static JsonObject extraMembers(JsonObject answer) {
        JsonObject more = Json.createObjectBuilder(answer)
                .add("traceId", "b7f3")
                .add("retryAfter", 1.5)
                .add("maintenance", false)
                .addNull("hint")
                .add("links", Json.createArrayBuilder().add(Json.createObjectBuilder()))
                .build();
        JsonObject data = answer.getJsonObject("data");
        return data == null
                ? more
                : with(
                        more,
                        "data",
                        with(data, "bank", Json.createObjectBuilder().build()));
    }

    static JsonObject withData(JsonObject answer, String member, String value) {
        JsonObject data = answer.getJsonObject("data");
        return data == null ? answer : with(answer, "data", with(data, member, Json.createValue(value)));
    }

    static JsonObject without(JsonObject answer, String member) {
        return Json.createObjectBuilder(answer).remove(member).build();
    }

    private static JsonArray errors(JsonObject answer) {
        return answer.containsKey("errors") ? answer.getJsonArray("errors") : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static JsonObject with(JsonObject object, String member, JsonValue value) {
        return Json.createObjectBuilder(object).add(member, value).build();
    }

    /** Changes every value that is not an object or an array, at every depth of objects. */
    private static JsonObject each(JsonObject object, UnaryOperator<JsonValue> change) {
        JsonObjectBuilder changed = Json.createObjectBuilder();
        object.forEach((name, value) ->
                changed.add(name, value instanceof JsonObject inner ? each(inner, change) : change.apply(value)));
        return changed.build();
    }
}
