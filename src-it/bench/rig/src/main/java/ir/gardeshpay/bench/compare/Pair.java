package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.Contestant;
import java.util.function.ToDoubleFunction;

/** A round of each, one right after the other: whatever else the machine did was much the same for both. */
record Pair(Round module, Round floor) {

    Round of(Contestant contestant) {
        return contestant == Contestant.MODULE ? module : floor;
    }

    /** The module's by the floor's. */
    double ratio(ToDoubleFunction<Round> figure) {
        return figure.applyAsDouble(module) / figure.applyAsDouble(floor);
    }
}
