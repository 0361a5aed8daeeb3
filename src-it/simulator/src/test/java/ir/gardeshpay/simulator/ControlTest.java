package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java API over HTTP. */
final class ControlTest {
    private final Simulator gateway = Simulator.start(0);
    private final Shop shop = new Shop(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void ledgerIsShown() throws Exception {
        shop.paid("1");

        JsonObject found = get("/simulator/ledger").getJsonArray("transactions").getJsonObject(0);

        assertThat(found.getString("invoiceNumber")).isEqualTo("1");
        assertThat(found.getString("state")).isEqualTo("PAID");
        assertThat(found.getString("apiToken")).isEqualTo("…oken");
    }

    @Test
    void callsAreShownAndCounted() throws Exception {
        String trackingNumber = shop.paid("1");
        shop.verify(trackingNumber);

        assertThat(get("/simulator/calls").getInt("count")).isEqualTo(3);
        assertThat(get("/simulator/calls?call=VERIFY").getInt("count")).isOne();
        assertThat(get("/simulator/calls?call=VERIFY&key=" + trackingNumber).getInt("count"))
                .isOne();
        assertThat(get("/simulator/calls?call=VERIFY&key=4711").getInt("count")).isZero();
    }

    @Test
    void faultsAreAskedForListedAndCleared() throws Exception {
        order("{\"call\":\"VERIFY\",\"fault\":\"status\",\"status\":503,\"times\":2}");
        order("{\"call\":\"VERIFY\",\"fault\":\"reset\",\"afterWork\":true,\"invoice\":\"17\"}");
        order("{\"call\":\"RETURN\",\"fault\":\"noCallback\",\"always\":true}");
        order("{\"call\":\"GET_TOKEN\",\"fault\":\"delay\",\"millis\":10,\"probability\":0.5,\"seed\":3}");

        assertThat(get("/simulator/faults").getJsonArray("faults").getValuesAs(JsonString::getString))
                .containsExactly(
                        "INVOICE VERIFY reset after work (17)",
                        "NEXT VERIFY status x2",
                        "SOMETIMES GET_TOKEN delay (0.5)",
                        "ALWAYS RETURN noCallback");
        assertThat(shop.verify("4711").statusCode()).isEqualTo(503);
        shop.send(shop.request("/simulator/faults").DELETE());
        assertThat(shop.verify("4711").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"call\":\"VERIFY\"}",
                "{\"call\":\"VERIFY\",\"fault\":\"earthquake\"}",
                "{\"call\":\"VERIFY\",\"fault\":\"status\"}",
                "{\"call\":\"VERIFY\",\"fault\":\"noCallback\"}",
                "{\"call\":\"PAY\",\"fault\":\"reset\"}",
                "{\"call\":\"VERIFY\",\"fault\":\"refuse\",\"code\":1}",
                "{\"call\":\"VERIFY\",\"fault\":\"reset\",\"times\":\"two\"}",
                "not JSON"
            })
    void orderThatIsNotUnderstoodIsExplained(String order) throws Exception {
        var answer = shop.post("/simulator/faults", order);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Shop.json(answer).getString("error")).isNotBlank();
        assertThat(gateway.faults().waiting()).isEmpty();
    }

    static Set<String> names() {
        return FaultNames.all();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFaultIsKnownByItsName(String name) throws Exception {
        String call = name.contains("allback") ? "RETURN" : "VERIFY";
        boolean isNumber = name.equals("otherAmount");

        order("{\"call\":\"" + call + "\",\"fault\":\"" + name + "\",\"millis\":1,\"status\":500,\"code\":1,"
                + "\"message\":\"m\",\"value\":" + (isNumber ? "7" : "\"v\"") + ",\"name\":\"n\"}");

        assertThat(gateway.faults().waiting()).containsExactly("NEXT " + call + " " + name + " x1");
    }

    @Test
    void callsAreHeldAndReleased() throws Exception {
        String id = Shop.json(shop.post("/simulator/holds", "{\"call\":\"VERIFY\",\"point\":\"BEFORE_WORK\"}"))
                .getString("id");
        assertThat(get("/simulator/holds/" + id).getBoolean("arrived")).isFalse();
        var answer = shop.verifyLater("4711");

        shop.send(shop.request("/simulator/holds/" + id).DELETE());

        assertThat(answer).succeedsWithin(20, TimeUnit.SECONDS);
        assertThat(shop.send(shop.request("/simulator/holds/99")).statusCode()).isEqualTo(400);
    }

    @Test
    void otherAddressesAreNotFound() throws Exception {
        assertThat(shop.send(shop.request("/simulator")).statusCode()).isEqualTo(404);
        assertThat(shop.send(shop.request("/simulator/ledger").DELETE()).statusCode())
                .isEqualTo(404);
    }

    private JsonObject get(String path) throws Exception {
        return Shop.json(shop.send(shop.request(path)));
    }

    private void order(String fault) throws Exception {
        HttpResponse<String> answer = shop.post("/simulator/faults", fault);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
