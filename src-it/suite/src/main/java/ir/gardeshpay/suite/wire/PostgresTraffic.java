package ir.gardeshpay.suite.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** One connection to PostgreSQL: passes message by message, and asks before a commit goes on. */
final class PostgresTraffic implements Traffic {

    /** May stop the connection: for a while, or for good by an exception. */
    interface Stops {
        void at(CommitHold.Moment moment, List<String> changes) throws IOException;
    }

    private static final int ENCRYPTION_WITH_TLS = 80_877_103;
    private static final int ENCRYPTION_WITH_GSS = 80_877_104;

    private final Stops stops;
    private final Transactions transactions = new Transactions();

    /** Whether the next answer is a single letter: the one to a wish for encryption. */
    private volatile boolean letterAwaited;

    PostgresTraffic(Stops stops) {
        this.stops = stops;
    }

    @Override
    public void toServer(InputStream client, OutputStream server) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server));
        greet(in, out);
        while (true) {
            PostgresMessage message = PostgresMessage.read(in);
            List<String> changes = transactions.said(message);
            if (!changes.isEmpty()) {
                stops.at(CommitHold.Moment.BEFORE, changes);
            }
            pass(message, in, out);
        }
    }

    @Override
    public void toClient(InputStream server, OutputStream client) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client));
        while (true) {
            int type = in.read();
            if (type < 0) {
                throw new EOFException("PostgreSQL has closed the connection");
            }
            if (letterAwaited) {
                letterAwaited = false;
                out.write(type);
                out.flush();
                continue;
            }
            PostgresMessage message = PostgresMessage.read((char) type, in);
            List<String> changes = transactions.answered(message);
            if (!changes.isEmpty()) {
                stops.at(CommitHold.Moment.AFTER, changes);
            }
            pass(message, in, out);
        }
    }

    /** The first messages of a client have no letter. */
    private void greet(DataInputStream in, DataOutputStream out) throws IOException {
        boolean again = true;
        while (again) {
            int length = in.readInt();
            byte[] rest = new byte[length - Integer.BYTES];
            in.readFully(rest);
            int code = java.nio.ByteBuffer.wrap(rest).getInt();
            again = code == ENCRYPTION_WITH_TLS || code == ENCRYPTION_WITH_GSS;
            letterAwaited = again;
            out.writeInt(length);
            out.write(rest);
            out.flush();
        }
    }

    private static void pass(PostgresMessage message, DataInputStream in, DataOutputStream out) throws IOException {
        message.write(out);
        if (in.available() == 0) {
            out.flush();
        }
    }
}
