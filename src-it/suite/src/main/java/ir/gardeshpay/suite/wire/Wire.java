package ir.gardeshpay.suite.wire;

import ir.gardeshpay.suite.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A TCP connection between two programs that a test can break: it listens on a free port of the loopback address and
 * passes everything on to another port there. Thread-safe.
 */
public final class Wire implements AutoCloseable {

    private enum State {
        WHOLE,
        CUT,
        SILENT
    }

    private final int target;
    private final Supplier<Traffic> traffic;
    private final ServerSocket listener;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    private Wire(int target, Supplier<Traffic> traffic, ServerSocketFactory listeners) throws IOException {
        this.target = target;
        this.traffic = traffic;
        this.listener = listeners.createServerSocket(Ports.free(), 0, InetAddress.getLoopbackAddress());
    }

    /** A wire to this port, on which something may listen later. */
    public static Wire to(int port) {
        return to(port, () -> Traffic.PLAIN);
    }

    /** The same, whose near end speaks TLS: what comes out at the far end is plain. */
    public static Wire encrypted(int port, SSLContext own) {
        return to(port, () -> Traffic.PLAIN, own.getServerSocketFactory());
    }

    static Wire to(int port, Supplier<Traffic> traffic) {
        return to(port, traffic, ServerSocketFactory.getDefault());
    }

    private static Wire to(int port, Supplier<Traffic> traffic, ServerSocketFactory listeners) {
        try {
            Wire wire = new Wire(port, traffic, listeners);
            Line.inBackground("wire to " + port, wire::accept);
            return wire;
        } catch (IOException failed) {
            throw new UncheckedIOException("No port for a wire to " + port, failed);
        }
    }

    /** The port at this end. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Breaks all connections, and each new one at once: both ends notice. */
    public void cut() {
        state = State.CUT;
        dropAll();
    }

    /**
     * Lets nothing pass any more, while all connections seem to be there: what is sent now is lost, and nobody says so.
     */
    public void silence() {
        state = State.SILENT;
    }

    /**
     * Lets nothing pass any more on the connections that there are, and says nothing: new ones are whole. What
     * firewalls do at night.
     */
    public void forget() {
        lines.forEach(Line::silence);
    }

    /** Lets everything pass again. Connections from the time of silence are broken: they have lost something. */
    public void mend() {
        if (state == State.SILENT) {
            state = State.CUT;
            dropAll();
        }
        state = State.WHOLE;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            cut();
        }
    }

    boolean isSilent() {
        return state == State.SILENT;
    }

    void forget(Line line) {
        lines.remove(line);
    }

    private void dropAll() {
        lines.forEach(Line::drop);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                open(listener.accept());
            } catch (IOException nobodyThere) {
                // The caller is told so by the line, which is broken; or this wire is closed.
            }
        }
    }

    private void open(Socket near) throws IOException {
        Line line = new Line(this, near);
        lines.add(line);
        if (state == State.CUT) {
            line.drop();
        } else {
            line.connect(target, traffic.get());
        }
    }
}
