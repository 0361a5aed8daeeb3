package ir.gardeshpay;

import java.time.Instant;

/**
 * One step in the life of a payment, for the person who must explain it to a buyer.
 *
 * @param at when
 * @param node which server: host name and process id
 * @param step what happened
 * @param detail what was sent or answered, with card numbers masked and without secrets; of an observer that failed,
 *     what it has thrown, in its own words
 */
public record TimelineEntry(Instant at, String node, Step step, String detail) {

    /** What can happen to a payment. */
    public enum Step {
        /** Recorded, before the gateway was asked for a token. */
        CREATED,
        /** The gateway gave a token. */
        TOKEN_ISSUED,
        /** The gateway refused to give one. */
        TOKEN_REFUSED,
        /** No readable answer to getToken. */
        TOKEN_UNKNOWN,
        /** The buyer's browser came back; the tracking number is stored. */
        RETURNED,
        /**
         * A return that changes nothing of this payment: repeated, or with a number that belongs elsewhere. The detail
         * says whether verify was asked, and what it said.
         */
        RETURN_IGNORED,
        /** Verify was not decided; it is asked again. */
        VERIFY_UNKNOWN,
        /** Verify was not asked, because the gateway has not answered lately; it is asked later. */
        VERIFY_NOT_ASKED,
        /** Verify refused. */
        VERIFY_REFUSED,
        /** Verify says paid, and all matches. */
        PAID,
        /** Verify says paid, but not what was stored. */
        HELD,
        /** Verify answered for another invoice: this payment stays as it was. */
        VERIFY_FOREIGN,
        /** Nobody came back in time. */
        EXPIRED,
        /** The host's observers have run. */
        TOLD,
        /** An observer threw; it is told again. */
        TELLING_FAILED,
        /** Observers threw too often: it is told again only on request. */
        TELLING_PARKED,
        /** A failure that the host had not heard of when the payment was paid: it is not told any more. */
        TELLING_WITHDRAWN
    }
}
