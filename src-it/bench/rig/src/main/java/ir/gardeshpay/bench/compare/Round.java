package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.load.LoadFigures.Payments;
import ir.gardeshpay.bench.measure.Snapshot;
import ir.gardeshpay.bench.measure.Snapshot.Part;
import java.time.Duration;

/**
 * One contestant under load for a while.
 *
 * @param payments what the buyers saw
 * @param work what it took
 */
record Round(Payments payments, Snapshot work) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double KIBIBYTE = 1024;

    double perSecond() {
        return payments.paid() / millis(work.time()) * MILLIS_PER_SECOND;
    }

    double p50() {
        return payments.p50();
    }

    double p99() {
        return payments.p99();
    }

    /** Milliseconds of a core, a payment. */
    double cpu(Part part) {
        return perPayment(millis(work.cpu().getOrDefault(part, Duration.ZERO)));
    }

    double serverCpu() {
        return cpu(Part.SERVER);
    }

    double databaseCpu() {
        return cpu(Part.DATABASE);
    }

    double loadCpu() {
        return cpu(Part.LOAD);
    }

    double gatewayCpu() {
        return cpu(Part.GATEWAY);
    }

    /** Kibibytes a payment. */
    double allocated() {
        return perPayment(work.allocated() / KIBIBYTE);
    }

    double transactions() {
        return perPayment((double) work.database().transactions());
    }

    double writes() {
        return perPayment((double) work.database().writes());
    }

    double statements() {
        return perPayment((double) work.database().statementCalls());
    }

    /** Kibibytes a payment. */
    double walWritten() {
        return perPayment(work.database().walBytes() / KIBIBYTE);
    }

    private double perPayment(double all) {
        return all / Math.max(1, payments.paid());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }
}
