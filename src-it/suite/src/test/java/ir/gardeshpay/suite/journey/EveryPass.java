package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.journey.WebhookEndpoint.Reply;
import java.net.URI;

/**
 * Has the module take up everything that it takes up by itself, or when somebody says so, once each.
 *
 * @param paths its world has the receiver of webhooks, and parks an event after two attempts
 * @param receiver of the webhooks
 */
record EveryPass(EveryPath paths, WebhookEndpoint receiver) {

    void go() {
        undecidedAndLeftPaymentsAreTakenUp();
        parkedEventsAreToldAgain();
        webhooksAreSentAgain();
        assertThat(Probe.of(world()).up()).isTrue();
    }

    private World world() {
        return paths.world();
    }

    private Books books() {
        return paths.books();
    }

    private void undecidedAndLeftPaymentsAreTakenUp() {
        Purchase undecided = world().shop().buy("tea");
        URI back = undecided.pay();
        world().gateway().faults().next(Call.VERIFY, Fault.status(500));
        EveryPath.returned(back);
        paths.awaitStatus(undecided, "PAID");

        Purchase left = world().shop().buy("tea");
        books().letExpire(left.invoiceNumber());
        await().atMost(EveryPath.SOON)
                .until(() -> books().told(left.invoiceNumber()).contains("EXPIRED"));
        EveryPath.returned(left.pay());
        paths.awaitStatus(left, "PAID");
    }

    private void parkedEventsAreToldAgain() {
        Purchase purchase = world().shop().buy("tea");
        URI back = purchase.pay();
        books().closeOrders();
        try {
            EveryPath.returned(back);
            await().atMost(EveryPath.SOON).until(() -> parked().contains(purchase.invoiceNumber()));
        } finally {
            books().openOrders();
        }
        assertThat(paths.post("parked/" + purchase.invoiceNumber())).isEqualTo("1");
        await().atMost(EveryPath.SOON)
                .until(() -> books().told(purchase.invoiceNumber()).contains("PAID"));
    }

    private String parked() {
        return Browserless.get(world().server().url("/shop/cluster/back-end/parked"))
                .body();
    }

    private void webhooksAreSentAgain() {
        receiver.answers(message -> Reply.of(503));
        Purchase purchase = world().shop().buy("tea");
        EveryPath.returned(purchase.pay());
        await().atMost(EveryPath.SOON)
                .until(() -> !books().webhooks()
                                .open(purchase.invoiceNumber(), "default")
                                .isEmpty()
                        && !receiver.messagesOf(purchase).isEmpty());
        assertThat(paths.api().get("/api/v1/webhooks").status()).isEqualTo(200);
        receiver.takes();
        assertThat(new HookDesk(world()).resume("default").status()).isEqualTo(200);
        await().atMost(EveryPath.SOON)
                .until(() -> books().webhooks()
                        .open(purchase.invoiceNumber(), "default")
                        .isEmpty());
    }
}
