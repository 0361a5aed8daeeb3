package ir.gardeshpay.suite.journey;

import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A row that a test has locked: whoever wants to write it waits in the middle of a transaction until the test lets it
 * go, or until the database thinks that this has been long enough (H2: two seconds).
 */
final class HeldRow implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String MESSAGE =
            "select w.id from gardeshpay_webhook w where w.receiver = 'default' and w.payment_id ="
                    + " (select p.id from gardeshpay_payment p where p.invoice_number = ?)";

    private final Database database;
    private final Connection connection;

    private HeldRow(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** How a receiver of webhooks fares: written after what becomes of its message, in the same transaction. */
    static HeldRow ofReceiver(Database database, String name) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        if (!finds(connection, "select name from gardeshpay_webhook_receiver where name = ? for update", name)) {
            connection.close();
            throw new IllegalStateException(name + " has never failed, so it has no row");
        }
        return new HeldRow(database, connection);
    }

    /** Waits until somebody has written what becomes of a message of this payment, and not committed it. */
    void awaitMessageBeingKept(String invoiceNumber) {
        await().atMost(SOON).until(() -> finds(MESSAGE + " and w.claimed_until is not null", invoiceNumber));
        await().atMost(SOON).until(() -> !finds(MESSAGE + " for update skip locked", invoiceNumber));
    }

    private boolean finds(String sql, String parameter) throws SQLException {
        try (Connection other = database.connect()) {
            return finds(other, sql, parameter);
        }
    }

    private static boolean finds(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
