package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the ledger holds, as JSON. */
record ControlReports(Gateway gateway) {
    Answer ledger() {
        var transactions = Json.createArrayBuilder();
        gateway.ledger().transactions().forEach(found -> transactions.add(TransactionJson.write(found)));
        return Answer.json(
                200,
                Json.createObjectBuilder().add("transactions", transactions).build());
    }

    /** The calls, of one kind and with one key if these are given. */
    Answer calls(@Nullable String call, @Nullable String key) {
        Call kind = call == null ? null : Call.valueOf(call.toUpperCase(Locale.ROOT));
        List<ReceivedCall> wanted = gateway.ledger().calls().stream()
                .filter(received -> kind == null || received.call() == kind)
                .filter(received -> key == null || received.key().equals(key))
                .toList();
        var calls = Json.createArrayBuilder();
        wanted.forEach(received -> calls.add(json(received)));
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("count", wanted.size())
                        .add("calls", calls)
                        .build());
    }

    private static JsonObjectBuilder json(ReceivedCall received) {
        return Json.createObjectBuilder()
                .add("call", received.call().name())
                .add("key", received.key())
                .add("at", received.at().toString());
    }
}
