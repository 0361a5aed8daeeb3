package ir.gardeshpay.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of the harness can be killed, started again, and refuses in words what it cannot do. */
class ServerIT {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatWasCommittedIsThereAfterTheServerWasKilled() throws Exception {
        Database database = Suite.run().databases().createDatabase();
        try (Server server = Visits.server(directory, database).start()) {
            server.awaitReady(START_LIMIT);
            assertThat(Visits.visit(server)).isEqualTo("1 on " + database.product() + " here");
            server.kill();
            assertThat(server.isRunning()).isFalse();
            server.restart();
            server.awaitReady(START_LIMIT);
            assertThat(Visits.visit(server)).isEqualTo("2 on " + database.product() + " here");
            assertThat(database.dump()).containsIgnoringCase("\"visits\"").containsIgnoringCase("seen=20");
        }
    }

    @Test
    void aBusyPortIsNamedWithTheRemedy() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerBuilder builder = Server.builder().port(other.getLocalPort());
            assertThatThrownBy(builder::start)
                    .isInstanceOf(ServerFailedException.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is busy")
                    .hasMessageContaining("-Ddemo.port=9080");
        }
    }

    @Test
    void anApplicationThatDoesNotDeployEndsTheWait() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.war"), "no zip file");
        try (Server server = Server.builder().war(broken).start()) {
            assertThatThrownBy(() -> server.awaitReady(START_LIMIT))
                    .isInstanceOf(ServerFailedException.class)
                    .hasMessageContaining("broken")
                    .hasMessageContaining(server.logFile().toString());
        }
    }
}
