package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The SQL that the manual gives to those who run the module does what the manual says. */
@Tag("postgresql")
class ManualSqlIT {

    private static final Path MANUAL = Path.of("../../docs/operations.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sql\n(.*?);\n```");
    private static final int SOME = 20_000;
    private static final String WAITING = "next_attempt_at is not null or parked_at is not null";

    private final Database database = withTables();

    private static Database withTables() {
        Database made = Suite.run().databases().createDatabase();
        Stream.of("V1__payments.sql", "V2__parked_deliveries.sql", "V3__webhooks.sql", "V4__fewer_writes.sql")
                .forEach(script -> HealthIT.made(made, script));
        return made;
    }

    @Test
    void messagesThatWereTakenGoAndThoseThatWaitStay() throws SQLException, IOException {
        ManyPayments.into(database, SOME);
        long waiting = number("select count(*) from gardeshpay_webhook where " + WAITING);
        letAnotherReceiverOfAPaymentWait();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            String delete =
                    statementThatBegins("delete from gardeshpay_webhook").replace("2026-01-01", "2100-01-01");
            assertThat((long) statement.executeUpdate(delete))
                    .as("without the one that was taken while another receiver waits")
                    .isEqualTo(SOME - waiting - 1);
        }
        assertThat(number("select count(*) from gardeshpay_webhook where " + WAITING))
                .isEqualTo(waiting + 1);
    }

    private void letAnotherReceiverOfAPaymentWait() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into gardeshpay_webhook (id, payment_id, delivery_id, event_number, receiver, kind,"
                            + " body, created_at, attempts, next_attempt_at) select -1000000, payment_id, delivery_id,"
                            + " event_number, 'third', kind, body, created_at, 1, now() from gardeshpay_webhook"
                            + " where delivered_at is not null limit 1");
        }
    }

    @Test
    void afterARestoreNoNumberComesBack() throws SQLException, IOException {
        List<String> sequences = List.of("payment", "verification", "delivery", "step", "webhook");
        long before = 0;
        for (String name : sequences) {
            before = Math.max(before, number("select nextval('gardeshpay_" + name + "_seq')"));
        }
        number(statementThatBegins("select setval"));
        for (String name : sequences) {
            assertThat(number("select nextval('gardeshpay_" + name + "_seq')"))
                    .as(name)
                    .isGreaterThan(50_000_000);
        }
        assertThat(number("select nextval('gardeshpay_payment_seq')")).isGreaterThan(before + 50_000_000);
    }

    private static String statementThatBegins(String begin) throws IOException {
        return BLOCK.matcher(Files.readString(MANUAL))
                .results()
                .map(block -> block.group(1))
                .filter(sql -> sql.startsWith(begin))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the manual has no statement that begins " + begin));
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
