package ir.gardeshpay.suite.wire;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One connection through a wire: ends as a whole as soon as one of its ends does. */
final class Line {

    private interface Pump {
        void run() throws IOException;
    }

    private final Wire wire;
    private final Socket near;
    private final Socket far = new Socket();
    private volatile boolean silent;

    Line(Wire wire, Socket near) {
        this.wire = wire;
        this.near = near;
    }

    static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Goes on to the other end; a line whose other end is not there is dropped. */
    void connect(int target, Traffic traffic) throws IOException {
        try {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            far.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException nobodyThere) {
            drop();
            throw nobodyThere;
        }
        pump(() -> traffic.toServer(near.getInputStream(), new Passage(far.getOutputStream())));
        pump(() -> traffic.toClient(far.getInputStream(), new Passage(near.getOutputStream())));
    }

    /** Lets nothing pass any more, and seems to be there. */
    void silence() {
        silent = true;
    }

    void drop() {
        wire.forget(this);
        close(near);
        close(far);
    }

    private void pump(Pump pump) {
        inBackground("line to " + far.getPort(), () -> {
            try {
                pump.run();
            } catch (IOException broken) {
                // An end is gone, or a test has dropped the line: the other end shall notice.
            } finally {
                drop();
            }
        });
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // That is all that was wanted.
        }
    }

    /** Loses what is sent while the wire is silent. */
    private final class Passage extends FilterOutputStream {

        Passage(OutputStream onward) {
            super(onward);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!silent && !wire.isSilent()) {
                out.write(bytes, from, length);
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }
    }
}
