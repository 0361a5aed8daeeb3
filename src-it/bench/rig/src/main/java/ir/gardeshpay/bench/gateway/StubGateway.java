package ir.gardeshpay.bench.gateway;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import io.undertow.util.StatusCodes;
import ir.gardeshpay.bench.gateway.Transactions.Transaction;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The gateway of the guide, without a buyer: its payment page sends on to the callback at once. Everything is paid.
 * {@code POST /control/delay/2000} makes each later getToken and verify take two seconds. Prints one line,
 * {@link #READY} and its port, and runs until it is killed. All work is done by the threads that read the network:
 * nothing here waits.
 */
public final class StubGateway {

    /** What it prints before its port. */
    public static final String READY = "listening on ";

    /** Where its own control is, before the milliseconds. */
    public static final String DELAY = "/control/delay/";

    private static final String GUIDE = "/v1/provider/payment";
    private static final String PAYMENT_PAGE = GUIDE + "/redirect";
    private static final String CARD = "603799******1234";

    private final JsonReaderFactory readers = JsonProvider.provider().createReaderFactory(Map.of());
    private final Transactions transactions = new Transactions();
    private volatile long delayMillis;
    private volatile String paymentPage = "";

    private StubGateway() {}

    /** Takes no arguments, and any free port of the loopback address. */
    public static void main(String[] arguments) {
        StubGateway gateway = new StubGateway();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(gateway.routes())
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        gateway.paymentPage = "http://127.0.0.1:" + address.getPort() + PAYMENT_PAGE;
        System.out.println(READY + address.getPort());
    }

    private HttpHandler routes() {
        return new RoutingHandler()
                .post(GUIDE + "/getToken", answered(this::getToken))
                .post(GUIDE + "/verify", answered(this::verify))
                .get(PAYMENT_PAGE + "/{token}", this::pay)
                .post(DELAY + "{millis}", this::delay);
    }

    private HttpHandler answered(Function<JsonObject, String> call) {
        return exchange -> exchange.getRequestReceiver().receiveFullBytes((received, body) -> {
            String answer = call.apply(read(body));
            received.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
            long wait = delayMillis;
            if (wait == 0) {
                received.getResponseSender().send(answer);
            } else {
                received.dispatch(
                        received.getIoThread(),
                        () -> received.getIoThread()
                                .executeAfter(
                                        () -> received.getResponseSender().send(answer), wait, TimeUnit.MILLISECONDS));
            }
        });
    }

    private JsonObject read(byte[] body) {
        try (JsonReader reader = readers.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        }
    }

    private String getToken(JsonObject request) {
        Transaction begun = transactions.begin(
                request.getString("invoiceNumber"),
                request.getString("invoiceDate"),
                request.getJsonNumber("amount").toString(),
                request.getString("callback"));
        return "{\"success\":true,\"data\":{\"url\":\"" + paymentPage + "\",\"token\":\"" + begun.number()
                + "\"},\"message\":\"ok\"}";
    }

    private String verify(JsonObject request) {
        Optional<Transaction> found = transactions.find(request.getString("trackingNumber"));
        if (found.isEmpty()) {
            return "{\"success\":false,\"code\":404,\"message\":\"there is no such transaction\",\"errors\":[]}";
        }
        Transaction paid = found.get();
        boolean before = paid.verified().getAndSet(true);
        return "{\"success\":true,\"data\":{\"cardNumber\":\"" + CARD + "\",\"refNumber\":\"R" + paid.number()
                + "\",\"message\":\"ok\",\"invoiceNumber\":\"" + paid.invoiceNumber() + "\",\"invoiceDate\":\""
                + paid.invoiceDate() + "\",\"amount\":\"" + paid.amount() + "\",\"verifiedBefore\":" + before
                + "},\"message\":\"ok\"}";
    }

    private void pay(HttpServerExchange exchange) {
        Optional<Transaction> found = transactions.find(parameter(exchange, "token"));
        if (found.isEmpty()) {
            exchange.setStatusCode(StatusCodes.NOT_FOUND).endExchange();
            return;
        }
        Transaction paid = found.get();
        exchange.getResponseHeaders()
                .put(
                        Headers.LOCATION,
                        paid.callback() + "?trackingNumber=" + paid.number() + "&invoiceNumber="
                                + paid.invoiceNumber());
        exchange.setStatusCode(StatusCodes.SEE_OTHER).endExchange();
    }

    private void delay(HttpServerExchange exchange) {
        delayMillis = Long.parseLong(parameter(exchange, "millis"));
        exchange.setStatusCode(StatusCodes.NO_CONTENT).endExchange();
    }

    private static String parameter(HttpServerExchange exchange, String name) {
        return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .getOrDefault(name, "");
    }
}
