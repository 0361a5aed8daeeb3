package ir.gardeshpay.simulator.wire;

/**
 * The TCP connection under a call. A server that lets us reach it puts one into the request, as the attribute
 * {@link #ATTRIBUTE}; a server that does not is named in the README as one on which some faults cannot be asked for.
 */
public interface Connection {
    /** The name of the request attribute that holds the connection. */
    String ATTRIBUTE = "ir.gardeshpay.simulator.connection";

    /** Closes it at once, after what was already sent: the other side reads an end of file. */
    void close();

    /** Resets it (TCP RST): the other side gets "connection reset". */
    void reset();
}
