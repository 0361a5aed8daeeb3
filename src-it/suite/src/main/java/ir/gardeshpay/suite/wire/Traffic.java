package ir.gardeshpay.suite.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What passes on one connection. Each direction has a thread of its own; an exception ends the connection. */
interface Traffic {

    /** Passes everything on as it comes. */
    Traffic PLAIN = new Traffic() {
        @Override
        public void toServer(InputStream client, OutputStream server) throws IOException {
            client.transferTo(server);
        }

        @Override
        public void toClient(InputStream server, OutputStream client) throws IOException {
            server.transferTo(client);
        }
    };

    void toServer(InputStream client, OutputStream server) throws IOException;

    void toClient(InputStream server, OutputStream client) throws IOException;
}
