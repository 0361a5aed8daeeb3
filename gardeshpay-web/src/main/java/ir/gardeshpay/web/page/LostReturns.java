package ir.gardeshpay.web.page;

import ir.gardeshpay.CardNumbers;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Text;
import ir.gardeshpay.TrackingNumber;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Returns that are not taken, and might be of somebody who has paid: without a key where all have one, as of buyers who
 * were at the gateway while {@code gardeshpay.callback.keyed} was changed, or with the invoice number of another
 * payment or with none; or of somebody who tries. The log is the only place that has their numbers then, a hundred a
 * minute. Thread-safe.
 */
final class LostReturns {

    private static final Logger LOG = System.getLogger("ir.gardeshpay.web");

    private static final Duration TIME = Duration.ofMinutes(1);
    private static final int MOST = 100;
    private static final int SHOWN = 80;

    private long begun = System.nanoTime();
    private int left = MOST;

    /** Writes its numbers into the log, if they can be numbers at all. */
    void report(Supplier<InvoiceNumber> invoice, Supplier<TrackingNumber> tracking) {
        try {
            report(invoice.get(), tracking.get());
        } catch (InvalidValueException nobodys) {
            LOG.log(Level.DEBUG, "a return of nobody: {0}", nobodys.getMessage());
        }
    }

    /** The key is of one payment, and the invoice number of another one or of none. */
    void reportForeign(InvoiceNumber own, InvoiceNumber brought, TrackingNumber tracking) {
        if (mayBeTold()) {
            LOG.log(
                    Level.WARNING,
                    "GPW-0004 a return with the key of invoice " + own
                            + " was not taken, because it brought the invoice"
                            + " number " + brought + ", with tracking number " + tracking
                            + ". If nobody has tampered with it, something on the way back changes invoice numbers, and"
                            + " this buyer may have paid: ask GardeshPay with the tracking number.");
        }
    }

    /** The key is right, and the numbers are none: what there is of them. */
    void reportUnreadable(InvoiceNumber own, @Nullable String broughtInvoice, @Nullable String broughtTracking) {
        if (mayBeTold()) {
            LOG.log(
                    Level.WARNING,
                    "GPW-0006 a return with the key of invoice " + own
                            + " was not taken, because it brought the invoice"
                            + " number '" + shown(broughtInvoice, CallbackResource::invoice)
                            + "' and the tracking number '" + shown(broughtTracking, CallbackResource::tracking)
                            + "', and one of them is none. If nobody has tampered with it, something on the way back"
                            + " changes returns, and this buyer may have paid: make his return with the right numbers.");
        }
    }

    /** A number as it is, because only the log has it; in what is none there might be a card number. */
    private static String shown(@Nullable String brought, Function<@Nullable String, Object> number) {
        try {
            return number.apply(brought).toString();
        } catch (InvalidValueException none) {
            String shown = CardNumbers.masked(Text.fit(Objects.requireNonNullElse(brought, ""), " "));
            return shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
        }
    }

    /** The key is right, and there is nothing to verify. */
    void reportNumberless(InvoiceNumber invoice) {
        if (mayBeTold()) {
            LOG.log(
                    Level.INFO,
                    "GPW-0005 a return with the key of invoice " + invoice + " brought no " + CallbackResource.TRACKING
                            + ": the buyer was sent on, and nothing was verified. If all returns do, something on the way"
                            + " back drops it, and buyers have paid.");
        }
    }

    private void report(InvoiceNumber invoice, TrackingNumber tracking) {
        if (mayBeTold()) {
            LOG.log(
                    Level.WARNING,
                    "GPW-0003 a return without a key was not taken: invoice " + invoice + ", tracking number "
                            + tracking
                            + ". gardeshpay.callback.keyed is true; if it was false when this buyer was sent to the gateway, he"
                            + " may have paid, and nobody but the gateway knows: ask GardeshPay with the tracking number, or set"
                            + " the key back and let him reload the page.");
        }
    }

    private synchronized boolean mayBeTold() {
        long now = System.nanoTime();
        if (now - begun >= TIME.toNanos()) {
            begun = now;
            left = MOST;
        }
        left--;
        return left >= 0;
    }
}
