package ir.gardeshpay;

/**
 * Where a payment stands.
 *
 * <pre>
 * CREATED ──token──▶ PENDING ──callback──▶ VERIFYING ──▶ PAID
 *    │ └─────ttl──────┐  │                    │  ▲   ├──▶ FAILED   a well-formed refusal: declined or cancelled
 *    ▼ refused        ▼  ▼ ttl                └──┘   └──▶ HELD     verify says paid, but not what was stored
 *  REJECTED          EXPIRED ──late callback──▶ VERIFYING   unknown: stays, with a next attempt
 * </pre>
 */
public enum PaymentStatus {
    /** Recorded; the gateway has given no token yet, or its answer was lost. No buyer can have paid. */
    CREATED,
    /** The gateway gave a token; the buyer is on its page. */
    PENDING,
    /** The buyer is back and verify has not decided: it is asked again until it does. */
    VERIFYING,
    /** Verify's own answer says that the money moved, and it matches what was stored. Final. */
    PAID,
    /** Verify refused: declined or cancelled. A later return is verified all the same. */
    FAILED,
    /**
     * Verify says paid, but not what was stored: nothing is credited until a person has looked. A return with another
     * tracking number is verified all the same.
     */
    HELD,
    /** The gateway refused to give a token. */
    REJECTED,
    /**
     * Nobody came back in time, or the payment could not be started and was not started again: then no buyer has seen
     * it. A late return is verified all the same.
     */
    EXPIRED;

    /**
     * Whether another payment of the order could be a second charge: this one is paid, held, or being verified. A host
     * that finds such a payment of an order starts no other.
     */
    public boolean moneyMayHaveMoved() {
        return this == PAID || this == HELD || this == VERIFYING;
    }

    /**
     * Whether the buyer or the host may still wait for an outcome. Not whether another payment may be started: that is
     * {@link #moneyMayHaveMoved}.
     */
    public boolean isOpen() {
        return this == CREATED || this == PENDING || this == VERIFYING;
    }
}
