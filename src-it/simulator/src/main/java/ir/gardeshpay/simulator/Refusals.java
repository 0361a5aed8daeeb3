package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/** Writes refusals in the shape of the guide, with HTTP 200 as was seen, or with 4xx. */
record Refusals(boolean asClientErrors) {
    Answer answer(RefusalCode code) {
        return answer(code, List.of());
    }

    Answer answer(RefusalCode code, List<String> errors) {
        return Answer.json(asClientErrors ? code.status() : 200, json(code.code(), code.message(), errors));
    }

    static JsonObject json(int code, String message, List<String> errors) {
        return Json.createObjectBuilder()
                .add("success", false)
                .add("code", code)
                .add("message", message)
                .add("errors", Json.createArrayBuilder(errors))
                .build();
    }
}
