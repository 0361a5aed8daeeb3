package ir.gardeshpay.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults of the connection, as a client really sees them. */
@Timeout(60)
final class ConnectionFaultTest {
    private final Simulator gateway = Simulator.start(0);
    private final Shop shop = new Shop(gateway);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void resetIsAResetAndNotAnEnd() throws Exception {
        gateway.faults().next(Call.VERIFY, Fault.reset());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> rawVerify("4711"))
                .withMessageContaining("reset");
    }

    @Test
    void resetBeforeTheWorkDoesNothing() throws Exception {
        String trackingNumber = shop.paid("1");
        gateway.faults().next(Call.VERIFY, Fault.reset());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> shop.verify(trackingNumber));

        assertThat(verifications()).isZero();
    }

    @Test
    void resetAfterTheWorkLosesOnlyTheAnswer() throws Exception {
        String trackingNumber = shop.paid("1");
        gateway.faults().next(Call.VERIFY, Fault.reset().afterWork());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> shop.verify(trackingNumber));

        assertThat(verifications()).isOne();
    }

    @Test
    void cutJsonPromisesMoreThanItSends() throws Exception {
        String trackingNumber = shop.paid("1");
        gateway.faults().next(Call.VERIFY, Fault.cutJson());

        String answer = rawVerify(trackingNumber);

        int promised = Integer.parseInt(answer.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("application/json");
        assertThat(body).startsWith("{\"success\":true").doesNotEndWith("}").hasSizeLessThan(promised);
        assertThat(verifications()).isOne();
    }

    @Test
    void cutJsonIsAnEarlyEndForAClient() throws Exception {
        gateway.faults().next(Call.VERIFY, Fault.cutJson());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> shop.verify("4711"))
                .withStackTraceContaining("EOF");
    }

    @Test
    void hangOutlastsTheClient() throws Exception {
        String trackingNumber = shop.paid("1");
        gateway.faults().next(Call.VERIFY, Fault.hang(Duration.ofSeconds(30)));
        gateway.faults().next(Call.VERIFY, Fault.hang(Duration.ofSeconds(30)).afterWork());

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> shop.verify(trackingNumber, Duration.ofSeconds(2)));
        assertThat(verifications()).isZero();

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> shop.verify(trackingNumber, Duration.ofSeconds(2)));
        assertThat(verifications()).isOne();
    }

    @Test
    void hangEndsWithoutAnAnswer() throws Exception {
        gateway.faults().next(Call.VERIFY, Fault.hang(Duration.ofMillis(50)));

        assertThat(rawVerify("4711")).isEmpty();
    }

    @Test
    void dripIsNeverSilentAndTakesLong() throws Exception {
        String trackingNumber = shop.paid("1");
        gateway.faults().next(Call.VERIFY, Fault.drip(Duration.ofMillis(10)));
        var answer = shop.verifyLater(trackingNumber);

        assertThat(answer).failsWithin(Duration.ofMillis(500)).withThrowableOfType(TimeoutException.class);
        assertThat(Shop.json(answer.get(20, TimeUnit.SECONDS)).getBoolean("success"))
                .isTrue();
    }

    @Test
    void hangEndsWithTheSimulator() throws Exception {
        Hold arrival = gateway.holds().next(Call.VERIFY, HoldPoint.BEFORE_WORK);
        gateway.faults().next(Call.VERIFY, Fault.hang(Duration.ofHours(1)));
        var answer = shop.verifyLater("4711");
        arrival.awaitArrival(Duration.ofSeconds(20));
        arrival.release();

        gateway.close();

        assertThat(answer).failsWithin(20, TimeUnit.SECONDS).withThrowableOfType(ExecutionException.class);
    }

    @Test
    void hangIsNoLongerThanTheLongestWait() throws Exception {
        try (Simulator hasty = Simulator.start(Options.defaults().withLongestWait(Duration.ofMillis(50)))) {
            hasty.faults().next(Call.VERIFY, Fault.hang(Duration.ofHours(1)));

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Shop(hasty).verify("4711"));
        }
    }

    @Test
    void pausedGatewayRefusesConnectionsAndComesBackOnTheSamePort() throws Exception {
        String trackingNumber = shop.paid("1");
        var address = gateway.url();

        gateway.pause();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> newcomer().verify(trackingNumber));
        gateway.resume();

        assertThat(gateway.url()).isEqualTo(address);
        assertThat(Shop.json(newcomer().verify(trackingNumber)).getBoolean("success"))
                .isTrue();
        assertThat(gateway.ledger().calls(Call.VERIFY)).isOne();
    }

    @Test
    void portInUseIsNamed() {
        int port = gateway.url().getPort();

        assertThatIllegalStateException()
                .isThrownBy(() -> Simulator.start(port))
                .withMessageContaining(Integer.toString(port));
    }

    /** A shop that has no connection yet: the old one's may be found cut off only in the middle of a call. */
    private Shop newcomer() {
        return new Shop(gateway);
    }

    /** Says what came back, to the letter: no client library smooths it. */
    private String rawVerify(String trackingNumber) throws IOException {
        String body = "{\"trackingNumber\":\"" + trackingNumber + "\"}";
        try (Socket socket = new Socket(gateway.url().getHost(), gateway.url().getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/provider/payment/verify HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private int verifications() {
        return gateway.ledger().byInvoice("1").orElseThrow().verifications();
    }
}
