package ir.gardeshpay.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are asked for. A call meets one fault at most: that of its invoice, else the next in line, else a
 * random one, else that of all calls. Thread-safe.
 */
public final class Faults {
    private final List<FaultRule> rules = new ArrayList<>();
    private final boolean connectionsReachable;

    Faults(boolean connectionsReachable) {
        this.connectionsReachable = connectionsReachable;
    }

    /** The next call meets the fault. Further ones queue up. */
    public void next(Call call, Fault fault) {
        next(call, 1, fault);
    }

    /** Each of the next calls meets the fault. */
    public void next(Call call, int times, Fault fault) {
        add(FaultRule.next(call, times, fault));
    }

    /** All calls meet the fault until {@link #clear}. Takes the place of an earlier one. */
    public void always(Call call, Fault fault) {
        add(FaultRule.always(call, fault));
    }

    /** All calls about one invoice meet the fault until {@link #clear}. Takes the place of an earlier one. */
    public void forInvoice(String invoiceNumber, Call call, Fault fault) {
        add(FaultRule.forInvoice(invoiceNumber, call, fault));
    }

    /** Each call meets the fault with this probability; the seed decides which. */
    public void sometimes(Call call, double probability, long seed, Fault fault) {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("A probability lies between 0 and 1, not at " + probability);
        }
        add(FaultRule.sometimes(call, probability, new Random(seed), fault));
    }

    /** No call meets a fault any more. Calls that met one already are not let go. */
    public synchronized void clear() {
        rules.clear();
    }

    /** What is asked for, in words, in the order in which calls meet it. */
    public synchronized List<String> waiting() {
        return rules.stream().map(FaultRule::toString).toList();
    }

    /** The fault of a call that arrived, among those that suit. */
    synchronized Optional<Fault> meet(Call call, @Nullable String invoiceNumber, Predicate<Fault> suits) {
        Optional<FaultRule> met = rules.stream()
                .filter(rule -> suits.test(rule.fault()) && rule.meets(call, invoiceNumber))
                .findFirst();
        met.filter(FaultRule::isUsedUp).ifPresent(rules::remove);
        return met.map(FaultRule::fault);
    }

    private synchronized void add(FaultRule rule) {
        rule.check(connectionsReachable);
        rules.removeIf(rule::replaces);
        rules.add(rule);
        rules.sort(Comparator.comparing(FaultRule::rank));
    }
}
