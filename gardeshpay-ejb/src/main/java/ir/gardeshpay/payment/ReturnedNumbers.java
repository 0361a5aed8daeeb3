package ir.gardeshpay.payment;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.TooManyReturnsException;
import ir.gardeshpay.TrackingNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The tracking numbers that have come back for a payment, and how many there may be: nobody can fill the table with
 * them, or take all places for calls to the gateway. They are read behind the payment's lock.
 *
 * @param all the oldest first
 */
record ReturnedNumbers(List<StoredVerification> all) {

    /** So many of a payment are undecided at a time: another one must come again. */
    private static final int MOST_UNDECIDED = 20;

    /** So many of a payment are being asked for by those who brought them; the reconciler asks for the others. */
    private static final int MOST_ASKED = 3;

    /** Beyond so many the oldest refused one makes room. */
    private static final int MOST_KEPT = 20;

    /** One that has come back before. */
    Optional<StoredVerification> find(TrackingNumber tracking) {
        return all.stream()
                .filter(verification -> verification.trackingNumber().equals(tracking))
                .findFirst();
    }

    /** Whether whoever brings one more may ask for it now. Who had a lease and let it pass does not ask any more. */
    boolean mayOneMoreBeAsked(Instant now) {
        long asked = all.stream()
                .filter(verification -> verification.isBeingAsked() && !verification.isDue(now))
                .count();
        return asked < MOST_ASKED;
    }

    /**
     * One more can be stored.
     *
     * @throws TooManyReturnsException if it cannot
     */
    void requireRoom(InvoiceNumber invoice) {
        int undecided =
                (int) all.stream().filter(StoredVerification::isUndecided).count();
        if (undecided >= MOST_UNDECIDED) {
            throw new TooManyReturnsException(invoice, undecided);
        }
    }

    /** The one that one more pushes out. */
    Optional<StoredVerification> toMakeRoom() {
        return all.size() < MOST_KEPT
                ? Optional.empty()
                : all.stream().filter(StoredVerification::isRefused).findFirst();
    }
}
