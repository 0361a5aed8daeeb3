package ir.gardeshpay.bench.stage;

import ir.gardeshpay.bench.gateway.StubGateway;
import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.bench.run.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The gateway, as a process of its own. Thread-safe. */
public final class GatewayProcess implements AutoCloseable {

    private final ChildJvm process;

    private GatewayProcess(ChildJvm process) {
        this.process = process;
    }

    static GatewayProcess start(Path log) {
        return new GatewayProcess(ChildJvm.start(StubGateway.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), log));
    }

    /** Where it is; waits until it is there. */
    URI url() {
        return URI.create("http://127.0.0.1:" + process.firstLine().substring(StubGateway.READY.length()));
    }

    ProcessHandle process() {
        return process.process();
    }

    /** From now on each getToken and verify takes so long. */
    public void delay(Duration delay) {
        HttpRequest control = HttpRequest.newBuilder(url().resolve(StubGateway.DELAY + delay.toMillis()))
                .POST(BodyPublishers.noBody())
                .build();
        try {
            HttpClient.newHttpClient().send(control, BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new BenchFailedException("The gateway does not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
