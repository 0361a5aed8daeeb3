package ir.gardeshpay;

import java.time.Duration;
import java.util.function.Function;

/**
 * What became of a start. In each case the payment is recorded.
 *
 * <p>{@link #fold} makes the compiler ask for all four answers.
 */
public sealed interface StartResult {

    /** The payment, as recorded. */
    Payment payment();

    /**
     * The gateway gave a token: send the buyer to {@code payment.redirectUrl()}.
     *
     * @param payment {@link PaymentStatus#PENDING}, so its redirect URL is there
     * @param isNew whether this start recorded the payment; else the invoice number named one that was there
     */
    record Started(Payment payment, boolean isNew) implements StartResult {

        /** Where to send the buyer: {@code GET {url}/{token}}, section 2 of the guide. */
        public java.net.URI redirectUrl() {
            return java.util.Objects.requireNonNull(payment.redirectUrl(), "a pending payment has a redirect URL");
        }
    }

    /**
     * The gateway said no; nothing was charged. Another try needs a new payment.
     *
     * @param payment {@link PaymentStatus#REJECTED}
     * @param refusal the gateway's code and message
     */
    record Refused(Payment payment, Refusal refusal) implements StartResult {}

    /**
     * The gateway did not answer, or not in a way that can be read; nothing was charged, because the buyer was never
     * sent there. A start with the same invoice number tries again.
     *
     * @param payment still {@link PaymentStatus#CREATED}
     * @param retryAfter when another try makes sense
     */
    record Unavailable(Payment payment, Duration retryAfter) implements StartResult {}

    /**
     * The invoice number was started before, with the same content, and its payment no longer waits for the buyer.
     *
     * @param payment as it stands: paid, failed, expired …
     */
    record Known(Payment payment) implements StartResult {}

    /** One answer for each case. */
    default <T> T fold(
            Function<Started, T> started,
            Function<Refused, T> refused,
            Function<Unavailable, T> unavailable,
            Function<Known, T> known) {
        if (this instanceof Started s) {
            return started.apply(s);
        }
        if (this instanceof Refused r) {
            return refused.apply(r);
        }
        return this instanceof Unavailable u ? unavailable.apply(u) : known.apply((Known) this);
    }
}
