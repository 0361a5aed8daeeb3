package ir.gardeshpay.simulator.jetty;

import ir.gardeshpay.simulator.wire.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;

/** The connection of a call on Jetty. */
record JettyConnection(EndPoint endPoint) implements Connection {
    @Override
    public void close() {
        endPoint.close();
    }

    @Override
    public void reset() {
        if (endPoint.getTransport() instanceof SocketChannel socket) {
            lingerNot(socket);
        }
        endPoint.close();
    }

    /** Closing a socket that may not linger sends RST in place of FIN. */
    private static void lingerNot(SocketChannel socket) {
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException closedAlready) {
            throw new UncheckedIOException(closedAlready);
        }
    }
}
