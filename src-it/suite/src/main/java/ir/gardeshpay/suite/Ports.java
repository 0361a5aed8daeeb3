package ir.gardeshpay.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds TCP ports on the loopback address, and says in plain words when a wanted one is taken. */
public final class Ports {
    /** Below the ports that Linux hands out by itself, so that no outgoing connection takes one of ours meanwhile. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;
    private static final int CONNECT_LIMIT_MILLIS = 1_000;

    /** Some servers need half a minute until they listen on theirs. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port on which nothing listens now, and which nobody else in this JVM is given. Another process may still take
     * it before the caller does.
     *
     * @throws IllegalStateException if none of 200 random ports is free
     */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("None of " + ATTEMPTS + " random ports between " + LOWEST + " and " + HIGHEST
                + " is free. Look for servers left behind by an earlier run.");
    }

    /**
     * Whether a server could listen on this port of the loopback address.
     *
     * @param port 1 to 65535
     */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * Whether somebody takes connections on this port of the loopback address. Unlike {@link #isFree} it never has the
     * port itself, even for a moment, and so may be asked about a server that is just starting.
     */
    public static boolean isListenedOn(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_LIMIT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /**
     * Refuses to go on if something listens on the port already.
     *
     * @param port the wanted port
     * @param remedy how another port is chosen, for example {@code -Ddemo.port=9080}
     * @throws ServerFailedException which names the port and the remedy
     */
    public static void requireFree(int port, String remedy) {
        if (!isFree(port)) {
            throw new ServerFailedException("Port " + port + " is busy: another program listens there already.\n"
                    + "Stop that program, or choose another port: " + remedy);
        }
    }
}
