package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Simulator;
import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.PostgresServer;
import ir.gardeshpay.suite.Server;
import ir.gardeshpay.suite.Suite;
import java.sql.Connection;
import java.sql.ResultSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database without Persian letters could not keep what verify has answered: it is refused before the first buyer. */
@Tag("postgresql")
class EncodingIT {

    @Test
    void aDatabaseWithoutPersianLettersStopsTheDeploymentAndNothingIsChangedInIt() throws Exception {
        Database latin = ((PostgresServer) Suite.run().databases()).createDatabase("LATIN1");
        try (Simulator gateway = Simulator.start(0);
                Server server = World.configured(Ports.free(), gateway, latin)
                        .war(World.SHOP)
                        .start()) {
            await().atMost(World.START_LIMIT)
                    .untilAsserted(() -> assertThat(server.log()).contains("the database is encoded as LATIN1"));
            assertThat(server.log()).doesNotContain("GP-0001");
        }
        try (Connection connection = latin.connect();
                ResultSet tables = connection.getMetaData().getTables(null, null, "gardeshpay%", null)) {
            assertThat(tables.next()).as("there is a table").isFalse();
        }
    }
}
