package ir.gardeshpay.bench.stage;

import ir.gardeshpay.bench.load.LoadFigures.Payments;
import ir.gardeshpay.bench.measure.Snapshot;
import ir.gardeshpay.bench.measure.Snapshot.Part;
import java.time.Duration;

/**
 * One contestant under load for a while.
 *
 * @param payments what the buyers saw
 * @param visitors what those saw meanwhile who only look at a page; nothing if there were none
 * @param time from the first buyer's beginning to the last one's end
 * @param ordersPaid orders that became paid from before the first buyer until the last one was gone
 * @param work what it took
 */
public record Round(Payments payments, Payments visitors, Duration time, long ordersPaid, Snapshot work) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double KIBIBYTE = 1024;

    /** Payments a second. */
    public double perSecond() {
        return payments.paid() / millis(time) * MILLIS_PER_SECOND;
    }

    /** Orders paid a second, by whatever has asked verify: the buyer's return or the reconciler. */
    public double ordersPaidPerSecond() {
        return ordersPaid / millis(time) * MILLIS_PER_SECOND;
    }

    /** Payments a second that were turned away or broke off. */
    public double failedPerSecond() {
        return payments.failed() / millis(time) * MILLIS_PER_SECOND;
    }

    /** Milliseconds of a whole payment: the median. */
    public double p50() {
        return payments.p50();
    }

    /** Milliseconds within which 99 of 100 payments are done. */
    public double p99() {
        return payments.p99();
    }

    /** Milliseconds of a core, a payment. */
    public double cpu(Part part) {
        return perPayment(millis(work.cpu().getOrDefault(part, Duration.ZERO)));
    }

    /** Of the server. */
    public double serverCpu() {
        return cpu(Part.SERVER);
    }

    /** Of PostgreSQL. */
    public double databaseCpu() {
        return cpu(Part.DATABASE);
    }

    /** Of the buyers. */
    public double loadCpu() {
        return cpu(Part.LOAD);
    }

    /** Of the gateway. */
    public double gatewayCpu() {
        return cpu(Part.GATEWAY);
    }

    /** Allocated by the server, in kibibytes a payment. */
    public double allocated() {
        return perPayment(work.allocated() / KIBIBYTE);
    }

    /** All transactions, a payment. */
    public double transactions() {
        return perPayment((double) work.database().transactions());
    }

    /** Those that write, a payment. */
    public double writes() {
        return perPayment((double) work.database().writes());
    }

    /** Statements, a payment. */
    public double statements() {
        return perPayment((double) work.database().statementCalls());
    }

    /** Written ahead by PostgreSQL, in kibibytes a payment. */
    public double walWritten() {
        return perPayment(work.database().walBytes() / KIBIBYTE);
    }

    private double perPayment(double all) {
        return all / Math.max(1, payments.paid());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }
}
