package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.suite.MariaDbDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is MariaDB's own: how it isolates transactions unless told otherwise, and how it compares text. */
@Tag("mariadb")
class MariaDbIT {

    private static final int CALLERS = 40;
    private static final int ROUNDS = 3;
    private static final long TEA = 1_850_000;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** The second option is MariaDB's default from 11.6.2 on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "transactionIsolation=REPEATABLE-READ",
                "transactionIsolation=REPEATABLE-READ&sessionVariables=innodb_snapshot_isolation=ON"
            })
    void racesEndWellUnderMariaDbsOwnIsolationToo(String options) throws IOException {
        try (World world = World.planned()
                .nodes(2)
                .war(ClusterWar.file())
                .readTimeout(Duration.ofSeconds(10))
                .property("gardeshpay.reconcile.every", "PT0.2S")
                .reachingItsDatabase(database -> ((MariaDbDatabase) database).withOptions(options))
                .start()) {
            for (int round = 0; round < ROUNDS; round++) {
                startAndReturnAtOnce(world, "same-" + round);
            }
            crowd(world);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(Ledgers.of(world).disagreements()).isEmpty());
            assertThat(Files.readString(world.server().logFile()))
                    .contains("GP-0104")
                    .contains("transactionIsolation=READ-COMMITTED");
        }
    }

    private static void startAndReturnAtOnce(World world, String number) {
        Purchase order = world.shop().buy("tea");
        Map<String, String> form = Map.of(
                "invoiceNumber", number,
                "orderId", order.payment().orderId(),
                "rial", String.valueOf(TEA));
        List<Answer> started = AtOnce.callers(
                CALLERS,
                caller -> Browserless.post(world.nodes().get(caller % 2).url("/shop/cluster/payments"), form));
        assertThat(started).extracting(Answer::status).containsOnly(303);
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, number)).isEqualTo(1);

        Purchase purchase = Purchase.at(world, started.get(0).location());
        URI back = purchase.pay();
        assertThat(AtOnce.callers(CALLERS, caller -> Browserless.get(at(world, caller, back))))
                .extracting(Answer::status)
                .containsOnly(303);
        purchase.assertPaidOnce();
        assertThat(purchase.verifies()).as("calls of verify").isEqualTo(1);
        assertThat(world.books().told(number)).containsExactly("PAID");
    }

    /** Many payments at once, which meet in the indexes. */
    private static void crowd(World world) {
        List<URI> ways = Stream.generate(() -> world.shop().buy("tea").pay())
                .limit(CALLERS)
                .toList();
        assertThat(AtOnce.callers(CALLERS, buyer -> Browserless.get(at(world, buyer, ways.get(buyer)))))
                .extracting(Answer::status)
                .containsOnly(303);
    }

    private static URI at(World world, int caller, URI address) {
        return world.nodes().get(caller % 2).url(address.getRawPath() + "?" + address.getRawQuery());
    }

    @Test
    void numbersThatDifferOnlyInCaseOrTrailingBlanksAreDifferent() throws SQLException {
        String of = World.get().shop().buy("tea").invoiceNumber();
        try (Connection connection = World.get().database().connect()) {
            copy(connection, of, "Case-" + of, "T-" + of);
            copy(connection, of, "case-" + of, "t-" + of);
            copy(connection, of, "case-" + of + " ", "t-" + of + " ");
        }
        assertThat(World.get().books().paymentsOf("a copy"))
                .extracting(Books.Row::invoiceNumber)
                .containsExactlyInAnyOrder("Case-" + of, "case-" + of, "case-" + of + " ");
        assertThat(World.get().books().payment("case-" + of).trackingNumber()).isEqualTo("t-" + of);
    }

    private static void copy(Connection connection, String of, String invoiceNumber, String trackingNumber)
            throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement("insert into gardeshpay_payment (id, invoice_number,"
                + " callback_key, order_id, account, amount, invoice_date, status, resting_status, created_at,"
                + " expires_at, tracking_number) select next value for gardeshpay_payment_seq, ?, ?, 'a copy', account,"
                + " amount, invoice_date, 'EXPIRED', 'EXPIRED', created_at, expires_at, ? from gardeshpay_payment"
                + " where invoice_number = ?")) {
            copy.setString(1, invoiceNumber);
            copy.setString(2, trackingNumber);
            copy.setString(3, trackingNumber);
            copy.setString(4, of);
            copy.executeUpdate();
        }
    }
}
