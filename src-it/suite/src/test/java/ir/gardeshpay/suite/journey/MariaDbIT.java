package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.InTurn;
import ir.gardeshpay.suite.MariaDbDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is MariaDB's own: how it isolates transactions unless told otherwise, and how it compares text. */
@Tag("mariadb")
@InTurn
class MariaDbIT {

    /**
     * Where the pool sets no isolation of its own, as on Payara Micro. The second option is MariaDB's default from
     * 11.6.2 on.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "transactionIsolation=REPEATABLE-READ",
                "transactionIsolation=REPEATABLE-READ&sessionVariables=innodb_snapshot_isolation=ON"
            })
    void racesEndWellUnderMariaDbsOwnIsolationToo(String options) throws IOException {
        try (World world = Races.planned()
                .reachingItsDatabase(database -> ((MariaDbDatabase) database).withOptions(options))
                .start()) {
            new Races(world).run();
            assertThat(Files.readString(world.server().logFile()))
                    .contains("GP-0104")
                    .contains("transactionIsolation=READ-COMMITTED");
        }
    }

    @Test
    @Tag("everywhere")
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
