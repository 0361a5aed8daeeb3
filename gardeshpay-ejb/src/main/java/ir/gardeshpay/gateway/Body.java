package ir.gardeshpay.gateway;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The body of an answer, bounded in size and in time: one that drips or does not end must not hold a thread, nor
 * outlive the lease of its question.
 */
final class Body {

    /** An answer of the guide has a few hundred bytes; nobody can make the server read more than this. */
    private static final int LONGEST = 64 * 1024;

    private static final int PART = 1024;

    private Body() {}

    /**
     * Reads it; of one that is too long, the beginning.
     *
     * @param most the time for all of it
     * @throws SocketTimeoutException if it takes longer
     * @throws IOException if the connection is lost
     */
    static String of(Response response, Duration most) throws IOException {
        if (!response.hasEntity()) {
            return "";
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream stream = response.readEntity(InputStream.class)) {
            long deadline = System.nanoTime() + most.toNanos();
            byte[] part = new byte[PART];
            for (int length = stream.read(part); length >= 0; length = stream.read(part)) {
                read.write(part, 0, length);
                if (System.nanoTime() > deadline) {
                    hangUp(response);
                    throw new SocketTimeoutException("the body took too long");
                }
                if (read.size() >= LONGEST) {
                    hangUp(response);
                    break;
                }
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /**
     * Breaks the connection off. To close the answer is not enough on RESTEasy (WildFly, Open Liberty): it reads what
     * is left of a body first, however long that takes. Only its own answers have this method; others break off when
     * they are closed.
     */
    private static void hangUp(Response response) throws IOException {
        for (Class<?> type = response.getClass(); type != null; type = type.getSuperclass()) {
            try {
                if (Modifier.isPublic(type.getModifiers())) {
                    type.getMethod("releaseConnection", boolean.class).invoke(response, false);
                    return;
                }
            } catch (NoSuchMethodException notRestEasy) {
                return;
            } catch (ReflectiveOperationException failed) {
                throw new IOException("the connection could not be broken off", failed);
            }
        }
    }
}
