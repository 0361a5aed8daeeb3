package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import jakarta.json.Json;

/** Faults as they are asked for over HTTP. */
record FaultOrders(Faults faults) {
    Answer list() {
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("faults", Json.createArrayBuilder(faults.waiting()))
                        .build());
    }

    Answer clear() {
        faults.clear();
        return list();
    }

    /** {@code always}, {@code invoice} or {@code probability} says when; else the next, or the next {@code times}. */
    Answer add(Order order) {
        Call call = Call.valueOf(order.text("call"));
        Fault fault = FaultNames.read(order);
        if (order.flag("always")) {
            faults.always(call, fault);
        } else if (order.has("invoice")) {
            faults.forInvoice(order.text("invoice"), call, fault);
        } else if (order.has("probability")) {
            double probability = order.number("probability").doubleValue();
            faults.sometimes(call, probability, order.has("seed") ? order.whole("seed") : 1, fault);
        } else {
            faults.next(call, order.has("times") ? order.small("times") : 1, fault);
        }
        return list();
    }
}
