package ir.gardeshpay.bench.gateway;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The latest transactions, by their number; the oldest give way, so the memory is bounded. Thread-safe. */
final class Transactions {

    /** More than are under way at any time. */
    private static final int KEPT = 1 << 16;

    private static final long MICROS = 1000;

    /**
     * One of them.
     *
     * @param number its token and its tracking number
     * @param amount in Rial
     * @param verified whether verify has been asked for it
     */
    record Transaction(
            long number,
            String invoiceNumber,
            String invoiceDate,
            String amount,
            String callback,
            AtomicBoolean verified) {}

    private final AtomicReferenceArray<Transaction> latest = new AtomicReferenceArray<>(KEPT);
    /** Begins with the time, so that no number comes twice, also not after a restart. */
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() * MICROS);

    Transaction begin(String invoiceNumber, String invoiceDate, String amount, String callback) {
        Transaction begun = new Transaction(
                numbers.incrementAndGet(), invoiceNumber, invoiceDate, amount, callback, new AtomicBoolean());
        latest.set(place(begun.number()), begun);
        return begun;
    }

    Optional<Transaction> find(String number) {
        try {
            long wanted = Long.parseLong(number);
            return Optional.ofNullable(latest.get(place(wanted))).filter(found -> found.number() == wanted);
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    private static int place(long number) {
        return (int) (number & (KEPT - 1));
    }
}
