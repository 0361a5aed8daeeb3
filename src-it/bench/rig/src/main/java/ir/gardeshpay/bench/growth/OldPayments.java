package ir.gardeshpay.bench.growth;

import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.suite.PostgresDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Payments of the past, with all that belongs to them, in the tables of both contestants: nine of ten are paid, the tenth has
 * expired. Their ids are out of the way of those that the module takes from its sequences. Not thread-safe.
 */
final class OldPayments {

    private static final long AT_ONCE = 100_000;

    /** Each has two parameters: from this number, to that one. */
    private static final List<String> INSERTS = List.of("""
            insert into gardeshpay_payment (id, invoice_number, callback_key, order_id, account, amount, invoice_date, status,
                resting_status, created_at, expires_at, redirect_url, tracking_number, reference_number, card,
                card_fingerprint, paid_at, paid_order_id, due_at, created_by, token_at, token_by, returns)
            select n, 'old' || n, substr(md5('key' || n), 1, 22), 'old' || n, 'default', 250000, '1404-01-01',
                case when n % 10 = 0 then 'EXPIRED' else 'PAID' end, case when n % 10 = 0 then 'EXPIRED' else 'PAID' end,
                timestamp '2025-01-01' + n * interval '1 second', timestamp '2025-01-01' + n * interval '1 second',
                'http://127.0.0.1:9/v1/provider/payment/redirect/' || n,
                case when n % 10 > 0 then 'T' || n end, case when n % 10 > 0 then 'R' || n end,
                case when n % 10 > 0 then '603799******1234' end, case when n % 10 > 0 then md5('card' || n) end,
                case when n % 10 > 0 then timestamp '2025-01-01' + n * interval '1 second' end,
                case when n % 10 > 0 then 'old' || n end, null, 'node-1/4711',
                timestamp '2025-01-01' + n * interval '1 second', 'node-1/4711', case when n % 10 > 0 then 1 else 0 end
            from generate_series(?, ?) n""", """
            insert into gardeshpay_verification (id, payment_id, tracking_number, state, attempts, created_at, returned_to,
                decided_at, decided_by, evidence)
            select 1000000000000 + n, n, 'T' || n, 'PAID', 1, timestamp '2025-01-01' + n * interval '1 second', 'node-1/4711',
                timestamp '2025-01-01' + n * interval '1 second', 'node-1/4711', 'HTTP 200 {"success":true,"data":{…' || n
            from generate_series(?, ?) n where n % 10 > 0""", """
            insert into gardeshpay_step (id, payment_id, happened_at, node, step, detail)
            select 1000000000000 + n, n, timestamp '2025-01-01' + n * interval '1 second', 'node-1/4711',
                'EXPIRED', 'nobody came back in time; a late return is verified all the same'
            from generate_series(?, ?) n where n % 10 = 0""", """
            insert into gardeshpay_delivery (id, payment_id, event_number, kind, created_at, attempts, delivered_at, told_by)
            select 1000000000000 + n, n, 1, case when n % 10 = 0 then 'EXPIRED' else 'PAID' end,
                timestamp '2025-01-01' + n * interval '1 second', 1, timestamp '2025-01-01' + n * interval '1 second',
                'node-1/4711'
            from generate_series(?, ?) n""", """
            insert into floor_payment (callback_key, order_id, amount, status, redirect_url, tracking_number,
                reference_number, card)
            select substr(md5('key' || n), 1, 22), n, 250000, 'PAID', 'http://127.0.0.1:9/v1/provider/payment/redirect/' || n,
                'T' || n, 'R' || n, '603799******1234'
            from generate_series(?, ?) n""");

    private final PostgresDatabase database;
    private long stored;

    OldPayments(PostgresDatabase database) {
        this.database = database;
    }

    /** Adds so many that there are this many, and has PostgreSQL look at its tables anew. */
    void fillUpTo(long many) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // What is lost with the machine is made anew with the next run.
            statement.execute("set synchronous_commit = off");
            while (stored < many) {
                long to = Math.min(many, stored + AT_ONCE);
                for (String sql : INSERTS) {
                    insert(connection, sql, stored + 1, to);
                }
                stored = to;
            }
            statement.execute("vacuum analyze");
        } catch (SQLException failed) {
            throw new BenchFailedException("Old payments cannot be stored", failed);
        }
    }

    private static void insert(Connection connection, String sql, long from, long to) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, from);
            insert.setLong(2, to);
            insert.executeUpdate();
        }
    }
}
