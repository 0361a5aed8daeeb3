package ir.gardeshpay.web.page;

import ir.gardeshpay.CardNumbers;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Text;
import ir.gardeshpay.TrackingNumber;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Returns that are not taken, and might be of somebody who has paid: without a key where all have one, as of buyers who
 * were at the gateway while {@code gardeshpay.callback.keyed} was changed, or with the invoice number of another
 * payment or with none; or of somebody who tries. The log is the only place that has their numbers then. So many lines
 * a minute and no more, and whoever has no key leaves those alone that are of one. Thread-safe.
 */
final class LostReturns {

    private static final Logger LOG = System.getLogger("ir.gardeshpay.web");

    private static final int SHOWN = 80;

    private final Lines keyless = new Lines(System::nanoTime);
    private final Lines numberless = new Lines(System::nanoTime);
    private final Lines changed = new Lines(System::nanoTime);

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
        write(
                changed,
                Level.WARNING,
                "GPW-0004 a return with the key of invoice " + own
                        + " was not taken, because it brought the invoice"
                        + " number " + brought + ", with tracking number " + tracking
                        + ". If nobody has tampered with it, something on the way back changes invoice numbers, and"
                        + " this buyer may have paid: ask GardeshPay with the tracking number.");
    }

    /** The key is right, and the numbers are none: what there is of them. */
    void reportUnreadable(InvoiceNumber own, @Nullable String broughtInvoice, @Nullable String broughtTracking) {
        write(
                changed,
                Level.WARNING,
                "GPW-0006 a return with the key of invoice " + own
                        + " was not taken, because it brought the invoice"
                        + " number '" + shown(broughtInvoice, CallbackResource::invoice)
                        + "' and the tracking number '" + shown(broughtTracking, CallbackResource::tracking)
                        + "', and one of them is none. If nobody has tampered with it, something on the way back"
                        + " changes returns, and this buyer may have paid: make his return with the right numbers.");
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
        write(
                numberless,
                Level.INFO,
                "GPW-0005 a return with the key of invoice " + invoice + " brought no " + CallbackResource.TRACKING
                        + ": the buyer was sent on, and nothing was verified. If all returns do, something on the way"
                        + " back drops it, and buyers have paid.");
    }

    private void report(InvoiceNumber invoice, TrackingNumber tracking) {
        write(
                keyless,
                Level.WARNING,
                "GPW-0003 a return without a key was not taken: invoice " + invoice + ", tracking number "
                        + tracking
                        + ". gardeshpay.callback.keyed is true; if it was false when this buyer was sent to the gateway, he"
                        + " may have paid, and nobody but the gateway knows: ask GardeshPay with the tracking number, or set"
                        + " the key back and let him reload the page.");
    }

    private static void write(Lines lines, Level level, String line) {
        String others = lines.next();
        if (others != null) {
            LOG.log(level, line + others);
        }
    }
}
