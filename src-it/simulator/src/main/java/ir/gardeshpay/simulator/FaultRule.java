package ir.gardeshpay.simulator;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Which calls meet a fault. Not thread-safe: {@link Faults} guards it. */
final class FaultRule {
    enum Rank {
        INVOICE,
        NEXT,
        SOMETIMES,
        ALWAYS
    }

    private interface Choice {
        boolean takes(@Nullable String invoiceNumber);
    }

    private final Rank rank;
    private final Call call;
    private final String detail;
    private final Fault fault;
    private final Choice choice;
    private int left;

    private FaultRule(Rank rank, Call call, String detail, Fault fault, int left, Choice choice) {
        this.rank = rank;
        this.call = call;
        this.detail = detail;
        this.fault = fault;
        this.left = left;
        this.choice = choice;
    }

    static FaultRule next(Call call, int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("A fault is met once or more often, not " + times + " times");
        }
        return new FaultRule(Rank.NEXT, call, "", fault, times, invoice -> true);
    }

    static FaultRule always(Call call, Fault fault) {
        return new FaultRule(Rank.ALWAYS, call, "", fault, Integer.MAX_VALUE, invoice -> true);
    }

    static FaultRule forInvoice(String number, Call call, Fault fault) {
        return new FaultRule(Rank.INVOICE, call, number, fault, Integer.MAX_VALUE, number::equals);
    }

    static FaultRule sometimes(Call call, double probability, Random random, Fault fault) {
        return new FaultRule(
                Rank.SOMETIMES,
                call,
                Double.toString(probability),
                fault,
                Integer.MAX_VALUE,
                invoice -> random.nextDouble() < probability);
    }

    void check(boolean connectionsReachable) {
        if (!fault.fits(call)) {
            throw new IllegalArgumentException("The fault " + fault + " cannot happen to " + call);
        }
        if (fault.needsConnection() && !connectionsReachable) {
            throw new UnsupportedOperationException("The fault " + fault
                    + " needs the socket, which a WAR cannot reach. Run the simulator as a program of its own"
                    + " (java -jar gateway-main.jar) to use it");
        }
    }

    /** Whether the call meets it; counts that it did. */
    boolean meets(Call arrived, @Nullable String invoiceNumber) {
        boolean met = arrived == call && choice.takes(invoiceNumber);
        if (met && rank == Rank.NEXT) {
            left--;
        }
        return met;
    }

    boolean isUsedUp() {
        return left == 0;
    }

    boolean replaces(FaultRule earlier) {
        return (rank == Rank.ALWAYS || rank == Rank.INVOICE)
                && rank == earlier.rank
                && call == earlier.call
                && detail.equals(earlier.detail);
    }

    Rank rank() {
        return rank;
    }

    Fault fault() {
        return fault;
    }

    @Override
    public String toString() {
        String words = rank + " " + call + " " + fault;
        return switch (rank) {
            case NEXT -> words + " x" + left;
            case ALWAYS -> words;
            case INVOICE, SOMETIMES -> words + " (" + detail + ")";
        };
    }
}
