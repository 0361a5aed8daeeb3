package ir.gardeshpay.simulator;

/** What the gateway is asked to do. Faults, holds and counts are kept for each of them apart. */
public enum Call {
    /** The shop asks for a transaction token (the guide, section 1). */
    GET_TOKEN,
    /** The shop asks how the payment ended (the guide, section 4). */
    VERIFY,
    /** The buyer ends the payment page and is sent back to the shop (the guide, section 3). */
    RETURN
}
