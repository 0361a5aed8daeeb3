package ir.gardeshpay.simulator;

/** How far a transaction is. Only {@link #OPEN} changes. */
public enum TransactionState {
    /** Has a token; the buyer did not end the payment page. */
    OPEN,
    /** The buyer paid: verify succeeds. */
    PAID,
    /** The card was declined: verify refuses. */
    DECLINED,
    /** The buyer gave up: verify refuses. */
    CANCELLED
}
