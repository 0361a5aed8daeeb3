package ir.gardeshpay;

/** Whose work begins next when not all of it can. */
public enum Turn {
    /** Before all that is not first: somebody has paid. */
    FIRST,
    /** In the order of asking. */
    IN_ORDER
}
