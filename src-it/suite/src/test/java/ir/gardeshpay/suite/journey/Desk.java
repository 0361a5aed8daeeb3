package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The enterprise's back office, as its support staff uses it. */
record Desk(World world) {

    private URI at(String path) {
        return world.front().resolve("/desk/" + path);
    }

    /** An order with its payments, its entries in the books, and what the desk has heard. */
    JsonObject order(String orderId) {
        return read(Browserless.get(at("orders/" + orderId))).asJsonObject();
    }

    /** The kinds of the entries that the books have for an order, each as often as it is there. */
    List<String> entries(String orderId) {
        return strings(order(orderId), "entries");
    }

    /** The kinds of the events that the desk itself has heard of the only payment of an order. */
    List<String> news(String orderId) {
        return strings(order(orderId).getJsonArray("payments").getJsonObject(0), "news");
    }

    private static List<String> strings(JsonObject object, String array) {
        return object.getJsonArray(array).getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("kind"))
                .toList();
    }

    /** The invoice numbers of the events that wait to be told again. */
    List<String> parked() {
        return read(Browserless.get(at("parked"))).asJsonArray().getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("invoiceNumber"))
                .toList();
    }

    /** Presses "tell again", and is told how many events that were. */
    int tellAgain(String invoiceNumber) {
        return read(Browserless.post(at("parked/" + invoiceNumber), Map.of()))
                .asJsonObject()
                .getInt("events");
    }

    /** While the month is being closed, the books take nothing. */
    void closeMonth(boolean underWay) {
        assertThat(Browserless.put(at("month-end"), String.valueOf(underWay)).status())
                .isEqualTo(204);
    }

    private static jakarta.json.JsonValue read(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readValue();
        }
    }
}
