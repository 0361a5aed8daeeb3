package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import ir.gardeshpay.simulator.wire.JsonBody;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/** The Java API over HTTP, for tests in other languages. Open to all who reach the port: it is a simulator. */
final class ControlServlet extends HttpServlet {
    static final String PATH = "/simulator";

    private final transient Gateway gateway;
    private final transient ControlReports reports;
    private final transient FaultOrders orders;
    private final transient HoldOrders holds;

    ControlServlet(Gateway gateway) {
        this.gateway = gateway;
        reports = new ControlReports(gateway);
        orders = new FaultOrders(gateway.faults());
        holds = new HoldOrders(gateway.holds());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Order order = new Order(JsonBody.read(request).orElse(JsonValue.EMPTY_JSON_OBJECT));
        gateway.exchange(request, response).send(checked(() -> answer(request, order)));
    }

    private Answer answer(HttpServletRequest request, Order order) {
        String path = String.valueOf(request.getPathInfo());
        String id = path.replaceFirst("^/holds/", "");
        return switch (request.getMethod() + " " + (id.equals(path) ? path : "/holds/{id}")) {
            case "GET /ledger" -> reports.ledger();
            case "GET /calls" -> reports.calls(request.getParameter("call"), request.getParameter("key"));
            case "GET /faults" -> orders.list();
            case "POST /faults" -> orders.add(order);
            case "DELETE /faults" -> orders.clear();
            case "POST /holds" -> holds.add(order);
            case "GET /holds/{id}" -> holds.show(id);
            case "DELETE /holds/{id}" -> holds.release(id);
            default -> error(404, "No such call: the README of the simulator lists them");
        };
    }

    private static Answer checked(Supplier<Answer> order) {
        try {
            return order.get();
        } catch (UnsupportedOperationException notHere) {
            return error(501, String.valueOf(notHere.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException misunderstood) {
            return error(400, String.valueOf(misunderstood.getMessage()));
        }
    }

    private static Answer error(int status, String message) {
        return Answer.json(
                status, Json.createObjectBuilder().add("error", message).build());
    }
}
