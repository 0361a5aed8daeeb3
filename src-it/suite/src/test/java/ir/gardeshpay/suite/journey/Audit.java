package ir.gardeshpay.suite.journey;

import ir.gardeshpay.simulator.Ledger;
import ir.gardeshpay.simulator.TransactionState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Compares the ledgers before and after something was broken: what was wrong before is not counted again. */
final class Audit {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    /**
     * What has come of it.
     *
     * @param payments started meanwhile
     * @param paid those of them that were paid at the gateway
     * @param wrong disagreements that were not there before
     */
    record Finding(int payments, long paid, List<Disagreement> wrong) {}

    private final Ledger gateway;
    private final PaymentBook book;
    private final int payments;
    private final long paid;
    private final Set<Disagreement> known;

    private Audit(Ledger gateway, PaymentBook book) {
        this.gateway = gateway;
        this.book = book;
        this.payments = book.lines().size();
        this.paid = paidAtGateway();
        this.known = new HashSet<>(new Ledgers(gateway, book).disagreements());
    }

    static Audit begin(Ledger gateway, PaymentBook book) {
        return new Audit(gateway, book);
    }

    /** Gives recovery its time, if the ledgers do not agree at once, and says what is still wrong then. */
    Finding end(Duration recovery) {
        long deadline = System.nanoTime() + recovery.toNanos();
        List<Disagreement> wrong = fresh();
        while (!wrong.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE);
            wrong = fresh();
        }
        return new Finding(book.lines().size() - payments, paidAtGateway() - paid, wrong);
    }

    private List<Disagreement> fresh() {
        return new Ledgers(gateway, book)
                .disagreements().stream()
                        .filter(wrong -> !known.contains(wrong))
                        .toList();
    }

    private long paidAtGateway() {
        return gateway.transactions().stream()
                .filter(there -> there.state() == TransactionState.PAID)
                .count();
    }
}
