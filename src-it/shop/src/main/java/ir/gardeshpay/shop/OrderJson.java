package ir.gardeshpay.shop;

import ir.gardeshpay.Payment;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * An order and its payments, for programs. By hand: a type that is written with JSON Binding is kept by Payara and Open
 * Liberty for ever, and with it the application, also when it has been undeployed.
 */
final class OrderJson {

    private OrderJson() {}

    static JsonObject of(Order order, List<Payment> payments) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", order.id())
                .add("product", order.product().id())
                .add("status", order.status().name())
                .add("amountRial", order.amount().rial())
                .add("timesCredited", order.timesCredited())
                .add("payments", payments(payments));
        if (order.referenceNumber() != null) {
            json.add("referenceNumber", order.referenceNumber());
        }
        if (order.card() != null) {
            json.add("card", order.card());
        }
        return json.build();
    }

    private static JsonArrayBuilder payments(List<Payment> payments) {
        JsonArrayBuilder json = Json.createArrayBuilder();
        for (Payment payment : payments) {
            json.add(Json.createObjectBuilder()
                    .add("invoiceNumber", payment.invoiceNumber().value())
                    .add("status", payment.status().name()));
        }
        return json;
    }
}
