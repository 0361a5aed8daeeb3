package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What is to be tried again, and when; as no test could wait for it. Moments are UTC, as the module keeps them. */
record Attempts(Database database) {

    private static final String OF = " where payment_id = (select id from gardeshpay_payment where invoice_number = ?)";

    /** Verify was asked so often without an answer, first for so long ago. */
    void letVerifyHaveBeenAsked(String invoiceNumber, int times, Duration ago) {
        update(
                "update gardeshpay_verification set attempts = " + times + ", created_at = ?" + OF,
                Instant.now().minus(ago),
                invoiceNumber);
    }

    /** Whoever has asked verify has died before it could keep that. */
    void letWhoAskedHaveDied(String invoiceNumber) {
        update(
                "update gardeshpay_verification set attempts = 0, asked_by = 'dead', next_attempt_at = ?" + OF,
                Instant.now().minusSeconds(1),
                invoiceNumber);
    }

    /**
     * Another node takes the lease of the next verify, in the connection's transaction, which is still to be committed.
     */
    Connection beginToAsk(String invoiceNumber) throws SQLException {
        Connection other = database.connect();
        other.setAutoCommit(false);
        update(
                other,
                "update gardeshpay_verification set asked_by = 'other', next_attempt_at = ?" + OF,
                Instant.now().plusSeconds(3600),
                invoiceNumber);
        return other;
    }

    /** Whoever asks verify next does so in an hour. */
    void putVerifyOff(String invoiceNumber) {
        update(
                "update gardeshpay_verification set next_attempt_at = ?" + OF,
                Instant.now().plusSeconds(3600),
                invoiceNumber);
    }

    /** The lease of whoever asks verify runs out, alive or not; nothing happens if verify has decided. */
    void letLeaseRunOut(String invoiceNumber) {
        update(
                "update gardeshpay_verification set next_attempt_at = ?" + OF + " and next_attempt_at is not null",
                Instant.now().minusSeconds(1),
                invoiceNumber);
    }

    /** Nobody has a verification's lease any more; it is due. */
    void letNobodyAsk(String invoiceNumber) {
        update(
                "update gardeshpay_verification set asked_by = null, next_attempt_at = ?" + OF,
                Instant.now().minusSeconds(1),
                invoiceNumber);
    }

    /**
     * A payment has so many open verifications that nobody has asked for yet, as old as itself, and one of another
     * payment was asked for once: all are due at one moment.
     */
    void letManyBeAskedForBefore(String waiting, String many, int howMany) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Instant now = Instant.now();
            for (int i = 1; i <= howMany; i++) {
                update(
                        connection,
                        "insert into gardeshpay_verification (id, payment_id, tracking_number, state, attempts, created_at,"
                                + " next_attempt_at) select " + -i + ", p.id, 'many-" + i + "', 'UNDECIDED', 0,"
                                + " p.created_at, ? from gardeshpay_payment p where p.invoice_number = ?",
                        now.minusSeconds(60),
                        many);
            }
            update(
                    connection,
                    "update gardeshpay_verification set attempts = 1, asked_by = null, next_attempt_at = ?" + OF,
                    now.minusSeconds(120),
                    waiting);
            connection.commit();
        }
    }

    /** A node whose clock was so far ahead has claimed what is open in a table. */
    void letClockHaveBeenAhead(Duration far, String table, String invoiceNumber) {
        update(
                "update " + table + " set next_attempt_at = ?" + OF + " and next_attempt_at is not null",
                Instant.now().plus(far),
                invoiceNumber);
    }

    /** How long it is until verify is asked again. */
    Duration untilVerify(String invoiceNumber) {
        try (Connection connection = database.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select next_attempt_at from gardeshpay_verification" + OF)) {
            statement.setString(1, invoiceNumber);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Duration.between(
                        Instant.now(), row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void update(String sql, Instant moment, String invoiceNumber) {
        try (Connection connection = database.connect()) {
            update(connection, sql, moment, invoiceNumber);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static void update(Connection connection, String sql, Instant moment, String invoiceNumber)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
            statement.setString(2, invoiceNumber);
            statement.executeUpdate();
        }
    }
}
