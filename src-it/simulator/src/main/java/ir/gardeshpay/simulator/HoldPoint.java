package ir.gardeshpay.simulator;

/** Where a call is made to stop. */
public enum HoldPoint {
    /** The call has arrived and is counted, and nothing was done for it. */
    BEFORE_WORK,
    /** All was done and is in the ledger, and nothing was answered. */
    AFTER_WORK
}
