package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Has the module do all that buyers and back ends ask of it, once each.
 *
 * @param world runs the {@link ShopWar#CLUSTER}, and has the API's keys
 * @param books through which it is seen how payments stand
 */
record EveryPath(World world, Books books) {

    static final Duration SOON = Duration.ofSeconds(60);
    private static final int SEE_OTHER = 303;
    private static final long RIAL = 250_000;

    void go() {
        buyersPayAndLook();
        backEndsStartAndAsk();
        buyersFailAndPayAgain();
        moneyComesForOthersAndTwiceAndForNobody();
    }

    private void buyersPayAndLook() {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        Answer returned = returned(back);
        assertThat(Browserless.get(returned.location()).body()).contains("data-status=\"PAID\"");
        assertThat(Browserless.get(PaymentIT.resultPage(purchase)).status()).isEqualTo(200);
        returned(back);
        returned(purchase.callbackWith("9" + purchase.trackingNumber()));
    }

    private void backEndsStartAndAsk() {
        Api api = api();
        String invoice = "known-" + Api.unique();
        String body = Api.body(RIAL, "order-" + invoice, "invoiceNumber", invoice);
        Answer started = api.start(body);
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertThat(api.start(body).status()).isEqualTo(200);
        assertThat(api.get("/api/v1/payments/" + invoice).status()).isEqualTo(200);
        assertThat(api.invoicesOf("order-" + invoice)).containsExactly(invoice);
        assertThat(api.get("/api/v1/payments/" + invoice + "/timeline").status())
                .isEqualTo(200);
        for (String status : List.of("CREATED", "PENDING", "VERIFYING", "HELD")) {
            assertThat(api.get("/api/v1/payments?status=" + status).status()).isEqualTo(200);
        }

        Purchase purchase = Purchase.at(world, URI.create(started.json().getString("redirectUrl")));
        purchase.pay();
        String path = "returned/" + invoice + "/" + purchase.trackingNumber();
        assertThat(post(path)).isEqualTo("PAID");
        assertThat(post(path)).isEqualTo("PAID");
    }

    private void buyersFailAndPayAgain() {
        Purchase declined = world.shop().buy("tea");
        returned(declined.decline());
        awaitStatus(declined, "FAILED");
        world.gateway().faults().next(Call.GET_TOKEN, Fault.status(500));
        world.shop().order("tea");
        Purchase again = world.shop().payAgain(orderOf(declined));
        returned(again.pay());
        awaitStatus(again, "PAID");
    }

    private void moneyComesForOthersAndTwiceAndForNobody() {
        Purchase first = world.shop().buy("tea");
        Purchase second = world.shop().payAgain(orderOf(first));
        Purchase other = world.shop().buy("rug");
        first.pay();
        returned(other.callbackWith(first.trackingNumber()));
        awaitStatus(first, "PAID");
        returned(second.pay());
        await().atMost(SOON).until(() -> books.told(second.invoiceNumber()).contains("DUPLICATED"));

        Purchase nobodys = world.shop().buy("tea");
        world.gateway().faults().next(Call.VERIFY, Fault.otherInvoice("nobody-knows-" + nobodys.invoiceNumber()));
        returned(nobodys.pay());
        awaitStatus(nobodys, "PENDING");
    }

    Api api() {
        return new Api(URI.create(world.front() + Packaging.WAR.modulePath()), Api.SHOP_KEY);
    }

    private String orderOf(Purchase purchase) {
        return books.payment(purchase.invoiceNumber()).orderId();
    }

    void awaitStatus(Purchase purchase, String status) {
        await().atMost(SOON)
                .until(() -> books.payment(purchase.invoiceNumber()).status().equals(status));
    }

    static Answer returned(URI back) {
        Answer answer = Browserless.get(back);
        assertThat(answer.status()).as(answer.body()).isEqualTo(SEE_OTHER);
        return answer;
    }

    String post(String path) {
        return Browserless.post(world.server().url("/shop/cluster/back-end/" + path), Map.of())
                .body();
    }
}
