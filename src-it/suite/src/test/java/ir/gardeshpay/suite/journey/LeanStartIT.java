package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.simulator.Simulator;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.Server;
import ir.gardeshpay.suite.ServerProduct;
import ir.gardeshpay.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a start and a first visitor do not need is not loaded: the library that makes the tables, where they are there
 * already, and the parser of the query language ({@code docs/adr/0030}).
 */
@Tag("postgresql")
class LeanStartIT {

    private static final int NOT_FOUND = 404;
    private static final String SECRET = "whsec_dGhlIHNlY3JldCB0aGF0IGJvdGggc2lkZXMgaGF2ZS4=";
    private static final String TABLES = "org.flywaydb.";
    private static final String PARSER = "org.eclipse.persistence.jpa.jpql.";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aLaterStartAndItsFirstVisitorNeedNeitherFlywayNorAParser() throws IOException {
        Path classes = directory.resolve("classes.log");
        int port = Ports.free();
        try (Simulator gateway = Simulator.start(Options.defaults());
                Server server = Packaging.WAR
                        .deployServiceIn(World.configured(
                                        port, gateway, Suite.run().databases().createDatabase())
                                .product(ServerProduct.named("payara-micro")))
                        .property("gardeshpay.callback.base-url", "http://localhost:" + port + "/gardeshpay")
                        .property("gardeshpay.webhook.url", "http://127.0.0.1:9/nobody")
                        .property("gardeshpay.webhook.secret", SECRET)
                        .property("gardeshpay.api.keys", Service.KEY_NAME + ":" + Service.KEY)
                        // A pass parses queries, the first one after this or after a minute, whichever is less.
                        .property("gardeshpay.reconcile.every", "PT10M")
                        .jvmOptions("-Xlog:class+load:file=" + classes)
                        .start()) {
            visit(server);
            assertThat(loaded(classes)).anyMatch(name -> name.startsWith(TABLES));
            server.restart();
            visit(server);
            List<String> loaded = loaded(classes);
            assertThat(loaded)
                    .contains("ir.gardeshpay.payment.PaymentService")
                    .noneMatch(name -> name.startsWith(TABLES) || name.startsWith(PARSER));

            Api api = new Api(server.url("/gardeshpay"), Service.KEY);
            assertThat(api.invoicesOf("A-17")).isEmpty();
            assertThat(loaded(classes)).as("a query that is parsed").anyMatch(name -> name.startsWith(PARSER));
        }
    }

    private static void visit(Server server) {
        server.awaitReady(World.START_LIMIT);
        Answer page = Browserless.get(server.url("/gardeshpay/result/0123456789abcdefghijkl"));
        assertThat(page.status()).isEqualTo(NOT_FOUND);
        assertThat(page.body()).contains("No such payment here");
    }

    /** The names of the classes that were loaded since the last start. */
    private static List<String> loaded(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceFirst("^\\S+ ", "").replaceFirst(" .*", ""))
                    .toList();
        }
    }
}
