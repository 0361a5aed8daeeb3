package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.InTurn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that anybody can post to the way back, and that are nobody's return. */
@Tag("everywhere")
@InTurn
class FormIT {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final World world = World.get();

    @ParameterizedTest
    @ValueSource(
            strings = {"trackingNumber=%zz&invoiceNumber=1", "trackingNumber=%", "trackingNumber=%E2%8&invoiceNumber=1"
            })
    void oneThatCannotBeDecodedIsAWrongRequestAndNoFaultOfTheServer(String body) throws IOException {
        int before = world.server().log().length();
        try (Socket socket = posting(body.length())) {
            socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            assertThat(statusLine(socket.getInputStream())).startsWith("HTTP/1.1 400");
        }
        await().untilAsserted(
                        () -> assertThat(world.server().log().substring(before).lines())
                                .as("he may have paid")
                                .anyMatch(line -> line.contains("GPW-0006 a return with the key of")
                                        && line.contains("tracking number '%")));
        assertThat(world.server().log().substring(before)).doesNotContain("GPW-0001");
    }

    /** It would hold a thread of the server for as long as its sender likes. */
    @Test
    @Tag("once-a-server")
    @DisabledIfSystemProperty(
            named = "suite.server",
            matches = "open-liberty",
            disabledReason = "on this server a read does not come back before its sender has ended: see ADR 27")
    void oneThatComesByteByByteIsGivenUp() throws IOException {
        try (Socket socket = posting(1_000)) {
            OutputStream body = socket.getOutputStream();
            InputStream answer = socket.getInputStream();
            await().atMost(SOON).pollInterval(A_SECOND).until(() -> {
                body.write('a');
                body.flush();
                return answer.available() > 0;
            });
            assertThat(statusLine(answer)).startsWith("HTTP/1.1 408");
        }
    }

    private Socket posting(int length) throws IOException {
        URI back = world.shop().buy("tea").atGateway().callback();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), back.getPort());
        socket.setSoTimeout((int) SOON.toMillis());
        String head = "POST " + back.getRawPath()
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded"
                + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String statusLine(InputStream answer) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answer.read(); next >= 0 && next != '\r'; next = answer.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
