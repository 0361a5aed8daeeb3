package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;

/** The shop, as its buyers see it. */
record Shop(World world) {

    URI home() {
        return world.front().resolve("/shop/");
    }

    /** Presses "buy"; the answer leads to the gateway, or to the order's page if the gateway gave no token. */
    Answer order(String product) {
        Answer answer = Browserless.post(home().resolve("orders"), Map.of("product", product));
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer;
    }

    /** Buys and is sent to the gateway. */
    Purchase buy(String product) {
        URI page = order(product).location();
        assertThat(page.getPath()).startsWith("/v1/provider/payment/redirect/");
        return Purchase.at(world, page);
    }

    /** Presses "pay again" on the page of an order. */
    Purchase payAgain(String orderId) {
        Answer answer = Browserless.post(home().resolve("orders/" + orderId + "/payments"), Map.of());
        return Purchase.at(world, answer.location());
    }

    /** The order as the shop keeps it. */
    JsonObject orderOf(String orderId) {
        Answer answer = Browserless.get(home().resolve("orders/" + orderId + ".json"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
