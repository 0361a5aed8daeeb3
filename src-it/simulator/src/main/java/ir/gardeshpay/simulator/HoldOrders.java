package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import jakarta.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds as they are asked for over HTTP, each under a number of its own. */
final class HoldOrders {
    private final Holds holds;
    private final Map<String, Hold> byId = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();

    HoldOrders(Holds holds) {
        this.holds = holds;
    }

    Answer add(Order order) {
        Call call = Call.valueOf(order.text("call"));
        HoldPoint point = HoldPoint.valueOf(order.text("point"));
        String id = Integer.toString(lastId.incrementAndGet());
        byId.put(id, holds.next(call, point));
        return show(id);
    }

    Answer show(String id) {
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("id", id)
                        .add("arrived", found(id).hasArrived())
                        .build());
    }

    Answer release(String id) {
        found(id).release();
        return show(id);
    }

    private Hold found(String id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new IllegalArgumentException("There is no hold " + id));
    }
}
