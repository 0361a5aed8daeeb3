package ir.gardeshpay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may go wrong on the buyer's way back. */
final class ReturnFaultTest {
    private final Simulator gateway = Simulator.start(0);
    private final Shop shop = new Shop(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void trackingNumberCanBeWrong() throws Exception {
        gateway.faults().next(Call.RETURN, Fault.callbackTrackingNumber("4711"));

        assertThat(location(shop.open("1"))).isEqualTo(Shop.CALLBACK + "?trackingNumber=4711&invoiceNumber=1");
    }

    @Test
    void trackingNumberCanBeMissing() throws Exception {
        gateway.faults().next(Call.RETURN, Fault.callbackWithoutTrackingNumber());

        assertThat(location(shop.open("1"))).isEqualTo(Shop.CALLBACK + "?invoiceNumber=1");
    }

    @Test
    void parametersCanBeMore() throws Exception {
        gateway.faults().next(Call.RETURN, Fault.callbackParameter("bank", "ملی"));

        assertThat(location(shop.open("1"))).endsWith("&invoiceNumber=1&bank=%D9%85%D9%84%DB%8C");
    }

    @Test
    void buyerWithoutABrowserMeetsTheSame() throws Exception {
        gateway.faults().next(Call.RETURN, Fault.callbackTrackingNumber("4711"));

        assertThat(gateway.buyer().pay(shop.open("1")))
                .hasToString(Shop.CALLBACK + "?trackingNumber=4711&invoiceNumber=1");
    }

    @Test
    void buyerCanBeKeptOnThePage() throws Exception {
        gateway.faults().next(Call.RETURN, Fault.noCallback());

        var answer = shop.press(shop.open("1"), "pay");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).doesNotContain(Shop.CALLBACK);
        assertThat(gateway.ledger().byInvoice("1").orElseThrow().state()).isEqualTo(TransactionState.PAID);
    }

    @Test
    void returnCanBeAFormPost() throws Exception {
        gateway.faults().next(Call.RETURN, Fault.callbackByPost());

        var answer = shop.press(shop.open("1"), "pay");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<form method=\"post\" action=\"" + Shop.CALLBACK + "\">")
                .contains("name=\"trackingNumber\" value=\"" + shop.trackingNumber("1") + "\"")
                .contains("name=\"invoiceNumber\" value=\"1\"")
                .contains("<button id=\"return\">");
    }

    @Test
    void callbackCanComeTwice() throws Exception {
        List<String> callbacks = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/back", exchange -> {
            callbacks.add(exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String callback = "http://127.0.0.1:" + server.getAddress().getPort() + "/back";
        shop.getToken(Shop.order("1").add("callback", callback));
        gateway.faults().next(Call.RETURN, Fault.callbackTwice());

        String location = location(gateway.ledger().byInvoice("1").orElseThrow().token());
        server.stop(0);

        assertThat(location).isEqualTo(callback + "?" + callbacks.get(0));
        assertThat(callbacks).hasSize(1);
    }

    @Test
    void callbackTwiceSurvivesAShopThatIsAway() throws Exception {
        shop.getToken(Shop.order("1").add("callback", "http://127.0.0.1:1/back"));
        gateway.faults().next(Call.RETURN, Fault.callbackTwice());

        assertThat(location(gateway.ledger().byInvoice("1").orElseThrow().token()))
                .startsWith("http://127.0.0.1:1/back?trackingNumber=");
    }

    @Test
    void pageItselfCanFailBeforeThePayment() throws Exception {
        String token = shop.open("1");
        gateway.faults().next(Call.RETURN, Fault.html(502));

        assertThat(shop.press(token, "pay").statusCode()).isEqualTo(502);
        assertThat(gateway.ledger().byInvoice("1").orElseThrow().state()).isEqualTo(TransactionState.OPEN);
    }

    private String location(String token) throws Exception {
        return shop.press(token, "pay").headers().firstValue("Location").orElseThrow();
    }
}
