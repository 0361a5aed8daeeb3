package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Starts the shop, the simulated gateway and the module on one Payara Micro with embedded H2, and keeps them running
 * until it is stopped. Run by {@code ./mvnw -Pdemo verify}.
 *
 * <p>The system properties {@code demo.port}, {@code demo.address}, {@code demo.dir}, {@code demo.shop} and
 * {@code demo.gateway} change what it does.
 */
public final class Demo {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /** Exit codes of a JVM that was asked to end: SIGINT and SIGTERM. */
    private static final Set<Integer> SIGNALS = Set.of(130, 143);

    private final DemoSettings settings;
    private final DemoProgress progress;

    private Demo(DemoSettings settings, DemoProgress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Runs until stopped. Ends the JVM, Maven's too: exit code 0 if asked to stop, 1 if something failed. */
    public static void main(String[] arguments) {
        System.exit(run(DemoProgress.onTerminal()));
    }

    private static int run(DemoProgress progress) {
        try {
            return new Demo(DemoSettings.fromSystemProperties(), progress).run();
        } catch (ServerFailedException | IllegalArgumentException | IllegalStateException plain) {
            progress.failed(String.valueOf(plain.getMessage()));
            return 1;
        } catch (IOException failed) {
            progress.failed("A file could not be written: " + failed);
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int run() throws IOException, InterruptedException {
        Files.createDirectories(settings.directory());
        Path log = settings.directory().resolve("server.log");
        Ports.requireFree(settings.port(), "./mvnw -Pdemo verify -Ddemo.port=" + otherPort());
        ServerBuilder builder = server(log);
        Files.deleteIfExists(log);
        progress.starting(settings, log);
        try (Server server = builder.start()) {
            return runUntilStopped(server);
        }
    }

    private int runUntilStopped(Server server) throws InterruptedException {
        Thread hook = new Thread(() -> stop(server), "stop-demo");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            server.awaitReady(START_LIMIT);
            progress.running(settings);
            server.awaitExit();
            throw server.failure("The server went down by itself");
        } catch (ServerFailedException failed) {
            if (wasAskedToStop(server, hook)) {
                return 0;
            }
            throw failed;
        }
    }

    /** Ctrl-C reaches the server too, perhaps before it reaches this JVM. */
    private static boolean wasAskedToStop(Server server, Thread hook) throws InterruptedException {
        boolean bySignal = !server.isRunning() && SIGNALS.contains(server.awaitExit());
        try {
            return bySignal || !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return true;
        }
    }

    private ServerBuilder server(Path log) {
        return Server.builder()
                .war(settings.gateway(), "gateway")
                .war(settings.shop(), "shop")
                .database(new H2Database(settings.directory().resolve("shop")))
                .address(settings.address())
                .port(settings.port())
                .workDir(settings.directory().resolve("server"))
                .logFile(log)
                .property("gardeshpay.token", "test-token")
                .property("gardeshpay/mp-rest/url", settings.url() + "/gateway")
                .property("gardeshpay.callback.base-url", settings.url() + "/shop/gardeshpay")
                .property("gardeshpay.api.keys", "demo:" + DemoSettings.API_KEY)
                .property("gardeshpay.webhook.url", settings.receiver())
                .property("gardeshpay.webhook.secret", DemoSettings.WEBHOOK_SECRET)
                .property(
                        "simulator.ledger-file",
                        settings.directory().resolve("gateway-ledger.jsonl").toString())
                .onLine(progress::heard);
    }

    private void stop(Server server) {
        progress.stopping();
        server.close();
        progress.stopped(settings);
    }

    private int otherPort() {
        return settings.port() == 9080 ? 9081 : 9080;
    }
}
