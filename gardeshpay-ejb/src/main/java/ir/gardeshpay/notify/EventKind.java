package ir.gardeshpay.notify;

import ir.gardeshpay.PaymentEvent;

/** Which event of {@link PaymentEvent} is to be told. */
public enum EventKind {
    /** The money moved. */
    PAID(PaymentEvent.PaymentPaid.class),
    /** Declined or cancelled. */
    FAILED(PaymentEvent.PaymentFailed.class),
    /** Nobody came back in time. */
    EXPIRED(PaymentEvent.PaymentExpired.class),
    /** A person must look. */
    HELD(PaymentEvent.PaymentHeld.class),
    /** A second payment of one order was paid. */
    DUPLICATED(PaymentEvent.PaymentDuplicated.class);

    private final Class<? extends PaymentEvent> eventType;

    EventKind(Class<? extends PaymentEvent> eventType) {
        this.eventType = eventType;
    }

    /** Whether it says that the payment is not paid, so that a later success makes it void. */
    public boolean isFailure() {
        return this == FAILED || this == EXPIRED || this == HELD;
    }

    /** What observers observe. */
    public Class<? extends PaymentEvent> eventType() {
        return eventType;
    }
}
