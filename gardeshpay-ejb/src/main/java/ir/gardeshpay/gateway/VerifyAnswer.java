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
     * @param perhaps what it would be if it were well formed: a refusal without the guide's code
     */
    record Unknown(
            String evidence, boolean silent, @Nullable Refusal perhaps) implements VerifyAnswer {

        /** One that is no refusal either. */
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
