package ir.gardeshpay.notify;

/** Which event of {@link ir.gardeshpay.PaymentEvent} is to be told. */
public enum EventKind {
    /** The money moved. */
    PAID,
    /** Declined or cancelled. */
    FAILED,
    /** Nobody came back in time. */
    EXPIRED,
    /** A person must look. */
    HELD,
    /** A second payment of one order was paid. */
    DUPLICATED
}
