package ir.gardeshpay.simulator;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds a fault by the name of its factory method, with its arguments in JSON. */
final class FaultNames {
    private static final Map<String, Function<Order, Fault>> BY_NAME = new TreeMap<>(Map.ofEntries(
            entry("delay", order -> Fault.delay(time(order))),
            entry("hang", order -> Fault.hang(time(order))),
            entry("drip", order -> Fault.drip(time(order))),
            entry("endless", order -> Fault.endless(time(order))),
            entry("reset", order -> Fault.reset()),
            entry("cutJson", order -> Fault.cutJson()),
            entry("status", order -> Fault.status(order.small("status"))),
            entry("empty", order -> Fault.empty(order.small("status"))),
            entry("html", order -> Fault.html(order.small("status"))),
            entry("refuse", order -> Fault.refuse(order.small("code"), order.text("message"))),
            entry("numbersAsStrings", order -> Fault.numbersAsStrings()),
            entry("stringsAsNumbers", order -> Fault.stringsAsNumbers()),
            entry("errorsAsStrings", order -> Fault.errorsAsStrings()),
            entry("errorsAsObjects", order -> Fault.errorsAsObjects()),
            entry("errorsAbsent", order -> Fault.errorsAbsent()),
            entry("errorsNull", order -> Fault.errorsNull()),
            entry("invoiceDateAsEpoch", order -> Fault.invoiceDateAsEpoch()),
            entry("cardAbsent", order -> Fault.cardAbsent()),
            entry("dataWithout", order -> Fault.dataWithout(order.text("value"))),
            entry("contentType", order -> Fault.contentType(order.text("value"))),
            entry("extraMembers", order -> Fault.extraMembers()),
            entry("withoutSuccess", order -> Fault.withoutSuccess()),
            entry("withoutCode", order -> Fault.withoutCode()),
            entry("otherInvoice", order -> Fault.otherInvoice(order.text("value"))),
            entry("otherAmount", order -> Fault.otherAmount(order.whole("value"))),
            entry("otherReference", order -> Fault.otherReference(order.text("value"))),
            entry("noCallback", order -> Fault.noCallback()),
            entry("callbackTwice", order -> Fault.callbackTwice()),
            entry("callbackByPost", order -> Fault.callbackByPost()),
            entry("callbackTrackingNumber", order -> Fault.callbackTrackingNumber(order.text("value"))),
            entry("callbackWithoutTrackingNumber", order -> Fault.callbackWithoutTrackingNumber()),
            entry("callbackParameter", order -> Fault.callbackParameter(order.text("name"), order.text("value")))));

    private FaultNames() {}

    static Set<String> all() {
        return BY_NAME.keySet();
    }

    static Fault read(Order order) {
        String name = order.text("fault");
        Fault fault = Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "No fault is called '" + name + "'. There are " + String.join(", ", all())))
                .apply(order);
        return order.flag("afterWork") ? fault.afterWork() : fault;
    }

    private static Duration time(Order order) {
        return Duration.ofMillis(order.whole("millis"));
    }
}
