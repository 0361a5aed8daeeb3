package ir.gardeshpay.suite.journey;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Receives webhooks behind a firewall that forgets connections: on each of them the first message is answered, and the
 * others are never seen. The first two messages are answered when both are there, on two connections.
 */
final class ForgetfulEndpoint implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final byte[] TAKEN = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONG_SECONDS = 20;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch firstTwo = new CountDownLatch(2);
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    private ForgetfulEndpoint(ServerSocket server) {
        this.server = server;
        threads.execute(this::accept);
    }

    static ForgetfulEndpoint start() {
        try {
            return new ForgetfulEndpoint(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /** The messages that were answered. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** How many connections there were. */
    int connections() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                threads.execute(() -> take(connection));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void take(Socket connection) {
        try {
            String message = read(connection.getInputStream());
            firstTwo.countDown();
            if (firstTwo.await(LONG_SECONDS, TimeUnit.SECONDS)) {
                taken.add(message);
                connection.getOutputStream().write(TAKEN);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            // the sender has given up
        }
    }

    private static String read(InputStream stream) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END_OF_HEAD) < 0) {
            int next = stream.read();
            if (next < 0) {
                throw new EOFException("in the head of a message");
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        return length.find()
                ? new String(stream.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : "";
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.shutdownNow();
    }
}
