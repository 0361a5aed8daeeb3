package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * A PostgreSQL that isolates transactions more than the module asks for: what meets is then refused, and done another
 * way.
 */
@Tag("postgresql")
@DisabledIfSystemProperty(
        named = "suite.server",
        matches = "(?!payara-).+",
        disabledReason = "the set-ups of the other servers say how each connection isolates")
class RepeatableReadIT {

    private static final Map<String, String> SETTINGS = Map.of("default_transaction_isolation", "'repeatable read'");

    @Test
    void racesEndWellUnderRepeatableReadToo() throws IOException {
        try (PostgresServer postgres =
                        PostgresServer.start(Path.of(System.getProperty("suite.work", "target/suite")), SETTINGS);
                World world = Races.planned().database(postgres).start()) {
            new Races(world).run();
            assertThat(Files.readString(world.server().logFile())).contains("GP-0104");
        }
    }
}
