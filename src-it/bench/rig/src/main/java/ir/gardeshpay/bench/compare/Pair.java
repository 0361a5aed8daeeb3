package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.bench.stage.Round;
import java.util.function.ToDoubleFunction;

/**
 * A round of each, one right after the other: whatever else the machine did was much the same for both.
 *
 * @param module of the shop with the module
 * @param floor right after it
 */
public record Pair(Round module, Round floor) {

    /** The round of one of them. */
    public Round of(Contestant contestant) {
        return contestant == Contestant.MODULE ? module : floor;
    }

    /** The module's by the floor's. */
    public double ratio(ToDoubleFunction<Round> figure) {
        return figure.applyAsDouble(module) / figure.applyAsDouble(floor);
    }
}
