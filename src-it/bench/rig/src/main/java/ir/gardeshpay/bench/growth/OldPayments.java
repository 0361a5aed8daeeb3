package ir.gardeshpay.bench.growth;

import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.suite.PostgresDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Payments of the past, with all that belongs to them: nine of ten are paid, the tenth has expired. Their ids are out
 * of the way of those that the module takes from its sequences.
 */
final class OldPayments {

    private static final long AT_ONCE = 100_000;

    /**
     * How full a page becomes in a shop, in percent: nine or ten payments, because each leaves its earlier versions
     * there until PostgreSQL cleans up. If pages were filled up to {@link #USUAL} at once, most would have room for
     * exactly one more payment, which no shop has, and each new payment would change an old page of its own.
     */
    private static final int OF_A_SHOP = 37;

    /** What the migrations set. */
    private static final int USUAL = 70;

    /** Ids of payments that are due come after this one. */
    private static final long FIRST_DUE = 2_000_000_000_000L;

    /** Each has two parameters: from this number, to that one. */
    private static final String PAYMENTS = """
            insert into gardeshpay_payment (id, invoice_number, callback_key, order_id, account, amount, invoice_date, status,
                resting_status, created_at, expires_at, redirect_url, tracking_number, reference_number, card,
                card_fingerprint, paid_at, paid_order_id, due_at, created_by, token_at, token_by, returns)
            select 1000000000000 + n, 'old' || n, substr(md5('key' || n), 1, 22), 'old' || n, 'default', 250000, '1404-01-01',
                case when n % 10 = 0 then 'EXPIRED' else 'PAID' end, case when n % 10 = 0 then 'EXPIRED' else 'PAID' end,
                timestamp '2025-01-01' + n * interval '1 second', timestamp '2025-01-01' + n * interval '1 second',
                'http://127.0.0.1:9/v1/provider/payment/redirect/' || n,
                case when n % 10 > 0 then 'T' || n end, case when n % 10 > 0 then 'R' || n end,
                case when n % 10 > 0 then '603799******1234' end, case when n % 10 > 0 then md5('card' || n) end,
                case when n % 10 > 0 then timestamp '2025-01-01' + n * interval '1 second' end,
                case when n % 10 > 0 then 'old' || n end, null, 'node-1/4711',
                timestamp '2025-01-01' + n * interval '1 second', 'node-1/4711', case when n % 10 > 0 then 1 else 0 end
            from generate_series(?, ?) n""";

    private static final List<String> OF_PAYMENTS = List.of("""
            insert into gardeshpay_verification (id, payment_id, tracking_number, state, attempts, created_at, returned_to,
                decided_at, decided_by, evidence)
            select 1000000000000 + n, 1000000000000 + n, 'T' || n, 'PAID', 1,
                timestamp '2025-01-01' + n * interval '1 second', 'node-1/4711',
                timestamp '2025-01-01' + n * interval '1 second', 'node-1/4711', 'HTTP 200 {"success":true,"data":{…' || n
            from generate_series(?, ?) n where n % 10 > 0""", """
            insert into gardeshpay_step (id, payment_id, happened_at, node, step, detail)
            select 1000000000000 + n, 1000000000000 + n, timestamp '2025-01-01' + n * interval '1 second', 'node-1/4711',
                'EXPIRED', 'nobody came back in time; a late return is verified all the same'
            from generate_series(?, ?) n where n % 10 = 0""", """
            insert into gardeshpay_delivery (id, payment_id, event_number, kind, created_at, attempts, delivered_at, told_by)
            select 1000000000000 + n, 1000000000000 + n, 1, case when n % 10 = 0 then 'EXPIRED' else 'PAID' end,
                timestamp '2025-01-01' + n * interval '1 second', 1, timestamp '2025-01-01' + n * interval '1 second',
                'node-1/4711'
            from generate_series(?, ?) n""");

    private static final String DUE = """
            insert into gardeshpay_payment (id, invoice_number, callback_key, order_id, account, amount, invoice_date, status,
                resting_status, created_at, expires_at, redirect_url, due_at, created_by, token_at, token_by, returns)
            select n, 'due' || n, substr(md5('due' || n), 1, 22), 'due' || n, 'default', 250000, '1404-01-01',
                'PENDING', 'PENDING', timestamp '2025-01-01', timestamp '2025-01-01',
                'http://127.0.0.1:9/v1/provider/payment/redirect/' || n, timestamp '2025-01-01', 'node-1/4711',
                timestamp '2025-01-01', 'node-1/4711', 0
            from generate_series(?, ?) n""";

    /** As one who may say that rows which belong together need not be looked at for that. */
    private final PostgresDatabase database;

    OldPayments(PostgresDatabase database) {
        this.database = database.asSuperuser();
    }

    /** The order of an old payment, counted from 1. */
    static String order(long number) {
        return "old" + number;
    }

    /** Adds so many to tables that have none of them, and has PostgreSQL look at its tables anew. */
    void add(long many) {
        execute(filledUpTo(OF_A_SHOP));
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> insert(OF_PAYMENTS, 1, many));
        insert(List.of(PAYMENTS), 1, many);
        try {
            beside.join();
        } catch (CompletionException failed) {
            throw new BenchFailedException("What belongs to old payments cannot be stored", failed);
        }
        execute(filledUpTo(USUAL));
        execute("vacuum analyze");
    }

    private static String filledUpTo(int percent) {
        return "alter table gardeshpay_payment set (fillfactor = " + percent + ")";
    }

    private void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new BenchFailedException("PostgreSQL refused '" + sql + "'", failed);
        }
    }

    /** Adds so many that nobody came back for, and whose time is over. */
    void addDue(long many) {
        insert(List.of(DUE), FIRST_DUE + 1, FIRST_DUE + many);
    }

    /** How many of these still wait, or are not told. */
    long due() {
        try (Connection connection = database.connect();
                PreparedStatement count = connection.prepareStatement(
                        "select (select count(*) from gardeshpay_payment"
                                + " where id > ? and due_at is not null)"
                                + " + (select count(*) from gardeshpay_delivery where payment_id > ? and next_attempt_at is not null)")) {
            count.setLong(1, FIRST_DUE);
            count.setLong(2, FIRST_DUE);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException failed) {
            throw new BenchFailedException("What is due cannot be counted", failed);
        }
    }

    private void insert(List<String> statements, long first, long last) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // What is lost with the machine is made anew with the next run.
            statement.execute("set synchronous_commit = off");
            statement.execute("set session_replication_role = replica");
            for (long from = first; from <= last; from += AT_ONCE) {
                for (String sql : statements) {
                    insert(connection, sql, from, Math.min(last, from + AT_ONCE - 1));
                }
            }
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
