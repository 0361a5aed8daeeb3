package ir.gardeshpay.gateway;

import ir.gardeshpay.Refusal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a verify. */
public sealed interface VerifyAnswer {

    /** What was answered, masked, for the timeline. */
    String evidence();

    /** What is to be done with it, for each kind there is: a new kind is forgotten nowhere. */
    <T> T fold(
            Function<Verified, T> verified,
            Function<Refused, T> refused,
            Function<Unknown, T> unknown,
            Function<NotAsked, T> notAsked);

    /** Whether nothing came back at all, so that asking for other payments makes no sense now. */
    default boolean silent() {
        return false;
    }

    /** What it is taken for when asking again brings nothing better. */
    default VerifyAnswer inTheEnd() {
        return this;
    }

    /**
     * The gateway says that money moved. For which invoice and how much is still to be compared with what was stored.
     *
     * @param invoiceNumber whose money; null if the answer does not say
     * @param invoiceDate as the gateway wrote it
     * @param amount in Rial; null if the answer does not say or it cannot be read
     * @param referenceNumber the bank's number
     * @param cardNumber as the gateway sent it, perhaps in full: mask it before it goes anywhere
     * @param verifiedBefore that this is not the first successful verify of the transaction
     */
    record Verified(
            @Nullable String invoiceNumber,
            @Nullable String invoiceDate,
            @Nullable Long amount,
            @Nullable String referenceNumber,
            @Nullable String cardNumber,
            boolean verifiedBefore,
            String evidence)
            implements VerifyAnswer {

        @Override
        public <T> T fold(
                Function<Verified, T> verified,
                Function<Refused, T> refused,
                Function<Unknown, T> unknown,
                Function<NotAsked, T> notAsked) {
            return verified.apply(this);
        }

        /** Whether it says whose money moved, and how much. */
        boolean isWhole() {
            return invoiceNumber != null && amount != null;
        }

        /** Without the card number. */
        @Override
        public String toString() {
            return evidence;
        }
    }

    /** A well-formed refusal: no money moved, or it went back. */
    record Refused(Refusal refusal, String evidence) implements VerifyAnswer {

        @Override
        public <T> T fold(
                Function<Verified, T> verified,
                Function<Refused, T> refused,
                Function<Unknown, T> unknown,
                Function<NotAsked, T> notAsked) {
            return refused.apply(this);
        }
    }

    /**
     * No answer, or none that can be read, or a refusal that means "ask again": money may have moved.
     *
     * @param silent that nothing came back at all
     * @param nearly a refusal, if it only lacks the guide's code; a success, if it does not say of what
     */
    record Unknown(
            String evidence, boolean silent, @Nullable VerifyAnswer nearly) implements VerifyAnswer {

        /** One that is nearly nothing else. */
        public Unknown(String evidence, boolean silent) {
            this(evidence, silent, null);
        }

        @Override
        public <T> T fold(
                Function<Verified, T> verified,
                Function<Refused, T> refused,
                Function<Unknown, T> unknown,
                Function<NotAsked, T> notAsked) {
            return unknown.apply(this);
        }

        @Override
        public VerifyAnswer inTheEnd() {
            return nearly == null ? this : nearly;
        }
    }

    /** The gateway was not asked, to spare it or this server: nothing has changed there. */
    record NotAsked(String evidence) implements VerifyAnswer {

        @Override
        public <T> T fold(
                Function<Verified, T> verified,
                Function<Refused, T> refused,
                Function<Unknown, T> unknown,
                Function<NotAsked, T> notAsked) {
            return notAsked.apply(this);
        }

        @Override
        public boolean silent() {
            return true;
        }
    }
}
