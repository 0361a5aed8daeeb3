package ir.gardeshpay.bench.stage;

import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What shall be raised.
 *
 * @param product as {@code -Dbench.server} has it
 * @param contestants what is deployed, on each server
 * @param orders so many wait for a payment
 * @param nodes so many servers
 * @param balanced whether a balancer stands before them; if there are several, one must
 * @param jvm options of each server's JVM, beside the usual ones
 */
public record StagePlan(
        String product, List<Contestant> contestants, long orders, int nodes, boolean balanced, List<String> jvm) {

    /** One server and nothing before it. */
    public static StagePlan of(String product, List<Contestant> contestants, long orders, BenchSettings settings) {
        return new StagePlan(product, contestants, orders, 1, false, settings.jvm());
    }

    /** With further options of each server's JVM, over which those win that it has already. */
    public StagePlan with(List<String> options) {
        return new StagePlan(
                product,
                contestants,
                orders,
                nodes,
                balanced,
                Stream.concat(options.stream(), jvm.stream()).toList());
    }

    /** So many servers behind a balancer. */
    public StagePlan balanced(int several) {
        return new StagePlan(product, contestants, orders, several, true, jvm);
    }
}
