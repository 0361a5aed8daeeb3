package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Exchange;
import ir.gardeshpay.simulator.wire.JsonBody;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Takes one call of the API off the wire. */
final class ApiServlet extends HttpServlet {
    private final transient Gateway gateway;
    private final transient ApiCall api;

    ApiServlet(Gateway gateway, ApiCall api) {
        this.gateway = gateway;
        this.api = api;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = gateway.exchange(request, response);
        if (request.getMethod().equals("POST")) {
            serve(exchange, JsonBody.read(request));
        } else {
            exchange.send(new Refusals(true).answer(RefusalCode.WRONG_METHOD).withHeader("Allow", "POST"));
        }
    }

    private void serve(Exchange exchange, Optional<JsonObject> body) throws IOException {
        String key = body.map(api::key).orElse("");
        Fault fault = gateway.arrive(api.call(), key, api.invoiceNumber(key));
        String address = gateway.address(exchange.request());
        gateway.serve(
                api.call(),
                fault,
                exchange,
                () -> body.map(json -> api.answer(json, address))
                        .orElseGet(() -> gateway.refusals().answer(RefusalCode.MALFORMED_JSON)));
    }
}
