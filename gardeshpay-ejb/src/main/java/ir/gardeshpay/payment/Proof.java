package ir.gardeshpay.payment;

import ir.gardeshpay.Amount;
import ir.gardeshpay.MaskedCard;
import ir.gardeshpay.Node;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.gateway.VerifyAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a success of verify proves, by itself and without a look into the database. Thread-safe. */
@ApplicationScoped
public class Proof {

    private static final int LONGEST_NUMBER = 100;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    @Inject
    private PaymentSettings settings;

    @Inject
    private GatewaySettings accounts;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Proof() {}

    /** Why this is not the money that was asked for; null if it is. */
    static @Nullable String mismatch(
            StoredPayment payment, StoredVerification verification, VerifyAnswer.Verified verified) {
        Amount stored = payment.request().amount();
        if (verified.invoiceNumber() == null || verified.amount() == null) {
            return "verify does not say for which invoice or which amount";
        }
        if (!verified.invoiceNumber().equals(payment.request().invoiceNumber())) {
            return "verify says invoice " + verified.invoiceNumber() + ", which is "
                    + payment.request().invoiceNumber() + " as a number, and may be another invoice";
        }
        if (verified.amount() != stored.rial()) {
            return "verify says " + verified.amount() + " Rial, but the payment is of " + stored.rial() + " Rial";
        }
        return isOfAnotherDay(payment, verification, verified)
                ? "verified before, though never by us, and for an invoice of another day"
                : null;
    }

    /** The other invoice that it is surely about; one that is this one but for zeros is for {@link #mismatch}. */
    static Optional<String> otherInvoice(VerifyAnswer.Verified verified, String own) {
        return Optional.ofNullable(verified.invoiceNumber())
                .filter(said -> !said.equals(own) && !isSameNumber(said, own));
    }

    /** Whether both are the same number: one that the gateway has made of an invoice number has lost zeros. */
    static boolean isSameNumber(String said, String own) {
        return said.length() <= LONGEST_NUMBER
                && DIGITS.matcher(said).matches()
                && DIGITS.matcher(own).matches()
                && new BigDecimal(said).compareTo(new BigDecimal(own)) == 0;
    }

    /** A receipt of an older invoice with the same number, as after a restored database; dates come in many shapes. */
    private static boolean isOfAnotherDay(
            StoredPayment payment, StoredVerification verification, VerifyAnswer.Verified verified) {
        String stored = payment.request().invoiceDate();
        String said = verified.invoiceDate();
        return verified.verifiedBefore()
                && verification.attempts() == 0
                && said != null
                && said.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                && said.startsWith(stored.substring(0, 2))
                && !said.equals(stored);
    }

    /** The receipt of a payment that is paid by this. */
    public Receipt receipt(StoredPayment payment, StoredVerification verification, VerifyAnswer.Verified verified) {
        String card = verified.cardNumber();
        MaskedCard masked = card == null ? null : new MaskedCard(card);
        return new Receipt(
                verification.trackingNumber(),
                referenceNumber(verified),
                masked == null || masked.value().isEmpty() ? null : masked,
                card == null ? null : CardFingerprint.of(card, payment.request().account(), settings, accounts),
                node.now());
    }

    static @Nullable String referenceNumber(VerifyAnswer.Verified verified) {
        return shortened(verified.referenceNumber());
    }

    /** What the gateway sends may have any length; what is stored may not. */
    static @Nullable String shortened(@Nullable String number) {
        return number == null || number.length() <= LONGEST_NUMBER ? number : number.substring(0, LONGEST_NUMBER);
    }

    /** For the timeline. */
    static String told(VerifyAnswer.Verified verified) {
        String before = verified.verifiedBefore() ? "verified before, by a call whose answer was lost; " : "";
        return Timeline.fit(before + verified.evidence());
    }
}
