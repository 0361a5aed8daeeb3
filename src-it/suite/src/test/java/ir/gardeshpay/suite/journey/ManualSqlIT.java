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
class ManualSqlIT {

    private static final Path MANUAL = Path.of("../../docs/operations.md");
    private static final Path WEBHOOKS = Path.of("../../docs/webhooks.md");
    private static final List<String> SEQUENCES = List.of("payment", "verification", "delivery", "step", "webhook");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sql\n(.*?);\n```");
    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\n");
    private static final int SOME = 20_000;
    private static final String WAITING = "next_attempt_at is not null or parked_at is not null";

    private final Database database = withTables();

    private static Database withTables() {
        Database made = Suite.run().databases().createDatabase();
        Stream.of(
                        "V1__payments.sql",
                        "V2__parked_deliveries.sql",
                        "V3__webhooks.sql",
                        "V4__fewer_writes.sql",
                        "V5__held_payments.sql")
                .forEach(script -> HealthIT.made(made, script));
        return made;
    }

    @Test
    @Tag("postgresql")
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
    @Tag("postgresql")
    void afterARestoreNoNumberComesBack() throws SQLException, IOException {
        long before = 0;
        for (String name : SEQUENCES) {
            before = Math.max(before, number("select nextval('gardeshpay_" + name + "_seq')"));
        }
        number(statementThatBegins("select setval"));
        for (String name : SEQUENCES) {
            assertThat(number("select nextval('gardeshpay_" + name + "_seq')"))
                    .as(name)
                    .isGreaterThan(50_000_000);
        }
        assertThat(number("select nextval('gardeshpay_payment_seq')")).isGreaterThan(before + 50_000_000);
    }

    /** MariaDB writes the statements itself, and they are what it takes. */
    @Test
    @Tag("mariadb")
    void afterARestoreNoNumberComesBackOnMariaDb() throws SQLException, IOException {
        for (String writing : END_OF_STATEMENT.split(statementThatBegins("select concat('select setval"), -1)) {
            number(text(writing).replaceFirst(";$", ""));
        }
        for (String name : SEQUENCES) {
            assertThat(number("select nextval(gardeshpay_" + name + "_seq)"))
                    .as(name)
                    .isGreaterThan(50_000_000);
        }
        assertThat(number("select nextval(gardeshpay_payment_seq)")).isGreaterThan(1_050_000_000);
    }

    @Test
    @Tag("postgresql")
    void whatWaitsForAPersonIsFound() throws SQLException, IOException {
        ManyPayments.into(database, SOME);
        execute(
                "update gardeshpay_payment set status = 'HELD', resting_status = 'HELD', hold_reason = 'another amount' where id = 1");
        execute("update gardeshpay_verification set state = 'MISMATCH' where payment_id = 1");
        assertThat(rows("select p.invoice_number, p.order_id, p.amount")).isEqualTo(1);
        assertThat(rows("select p.invoice_number, p.order_id, v.tracking_number, v.attempts"))
                .isEqualTo(number("select count(*) from gardeshpay_verification where state = 'UNDECIDED'"));
        assertThat(rows("select o.tracking_number")).isEqualTo(SOME);
        assertThat(rows("select p.invoice_number, p.order_id, d.id"))
                .isEqualTo(number("select count(*) from gardeshpay_delivery where parked_at is not null"));
        assertThat(rows("select a.pid")).isZero();
    }

    @Test
    @Tag("postgresql")
    void whatIsParkedIsDueAgain() throws SQLException, IOException {
        ManyPayments.into(database, SOME);
        long event = number("select max(id) from gardeshpay_delivery where parked_at is not null");
        execute(statementThatBegins("update gardeshpay_delivery").replace("2317", String.valueOf(event)));
        assertThat(number("select count(*) from gardeshpay_delivery where parked_at is null and attempts = 0"
                        + " and next_attempt_at < now() and id = " + event))
                .isEqualTo(1);

        long parked = number("select count(*) from gardeshpay_webhook where parked_at is not null");
        for (String statement : END_OF_STATEMENT.split(
                statementThatBegins(WEBHOOKS, "update gardeshpay_webhook").replaceAll("'NAME'", "'default'"), -1)) {
            execute(statement);
        }
        assertThat(number("select count(*) from gardeshpay_webhook where parked_at is not null"
                        + " and receiver = 'default'"))
                .isZero();
        assertThat(number("select count(*) from gardeshpay_webhook where next_attempt_at < now() and attempts = 0"))
                .isPositive()
                .isLessThanOrEqualTo(parked);
    }

    @Test
    @Tag("postgresql")
    void whatShallNeverBeToldIsTakenOffTheList() throws SQLException, IOException {
        ManyPayments.into(database, SOME);
        long parked = number("select count(*) from gardeshpay_delivery where parked_at is not null");
        long event = number("select max(id) from gardeshpay_delivery where parked_at is not null");
        execute(statementThatBegins("update gardeshpay_delivery set parked_at").replace("2317", String.valueOf(event)));
        assertThat(number("select count(*) from gardeshpay_delivery where parked_at is not null"))
                .isEqualTo(parked - 1);
        assertThat(number("select count(*) from gardeshpay_delivery where next_attempt_at is null and id = " + event))
                .isEqualTo(1);
    }

    @Test
    @Tag("postgresql")
    void afterARestoreNothingExpiresBeforeItsReturnWasMadeAgain() throws SQLException, IOException {
        ManyPayments.into(database, SOME);
        execute(statementThatBegins("update gardeshpay_payment set expires_at"));
        assertThat(number("select count(*) from gardeshpay_payment where status = 'PENDING'"
                        + " and expires_at = due_at and due_at = timestamp '2026-12-31 00:00:00'"))
                .isPositive()
                .isEqualTo(number("select count(*) from gardeshpay_payment where status = 'PENDING'"));
    }

    @Test
    @Tag("postgresql")
    void whatWasRefusedForAPassingReasonIsFound() throws SQLException, IOException {
        ManyPayments.into(database, SOME);
        assertThat(rows("select p.invoice_number, p.callback_key, v.tracking_number"))
                .isZero();
        execute("update gardeshpay_payment set status = 'FAILED', resting_status = 'FAILED' where id = 1");
        execute("update gardeshpay_verification set state = 'REFUSED', decided_at = timestamp '2100-01-01 00:00:00'"
                + " where payment_id = 1");
        assertThat(rows("select p.invoice_number, p.callback_key, v.tracking_number"))
                .isEqualTo(1);
    }

    private static String statementThatBegins(String begin) throws IOException {
        return statementThatBegins(MANUAL, begin);
    }

    private static String statementThatBegins(Path manual, String begin) throws IOException {
        return BLOCK.matcher(Files.readString(manual))
                .results()
                .map(block -> block.group(1))
                .filter(sql -> sql.startsWith(begin))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the manual has no statement that begins " + begin));
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private long rows(String begin) throws SQLException, IOException {
        return number("select count(*) from (" + statementThatBegins(begin) + ") found");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
