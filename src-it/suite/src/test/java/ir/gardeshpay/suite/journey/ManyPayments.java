package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Payments of the past with all that belongs to them, as they are stored after some months: nearly all are paid and
 * told, a few of the last ones are still open, and not due today. Their ids and numbers are none that the module gives.
 * PostgreSQL only.
 */
final class ManyPayments {

    /** So many that reading a table from end to end costs far more than any way through an index. */
    static final int HOW_MANY = 200_000;

    private static final List<String> INSERTS = List.of("""
            insert into gardeshpay_payment (id, invoice_number, callback_key, order_id, account, amount, invoice_date, status,
                resting_status, created_at, created_by, token_at, token_by, expires_at, due_at, redirect_url, tracking_number,
                reference_number, card, card_fingerprint, paid_at, paid_order_id, returns)
            select n, 'old' || n, substr(md5('key' || n), 1, 22), 'old' || n, 'default', 250000, '1404-01-01',
                case when n % 1000 = 0 then 'PENDING' when n % 10 = 0 then 'EXPIRED' else 'PAID' end, 'PENDING',
                now() - n * interval '1 minute', 'node-1', now() - n * interval '1 minute', 'node-1',
                now() + interval '1 day', case when n % 1000 = 0 then now() + interval '1 day' end,
                'http://127.0.0.1:9/v1/provider/payment/redirect/' || n,
                case when n % 10 > 0 then 'T' || n end, case when n % 10 > 0 then 'R' || n end,
                case when n % 10 > 0 then '603799******1234' end, case when n % 10 > 0 then md5('card' || n) end,
                case when n % 10 > 0 then now() - n * interval '1 minute' end,
                case when n % 10 > 0 then 'old' || n end, case when n % 10 > 0 then 1 else 0 end
            from generate_series(1, :many) n""", """
            insert into gardeshpay_verification (id, payment_id, tracking_number, state, attempts, created_at, returned_to,
                next_attempt_at, decided_at, decided_by, evidence)
            select -n, n, 'T' || n, case when n % 1001 = 0 then 'UNDECIDED' else 'PAID' end, 1, now(), 'node-1',
                case when n % 1001 = 0 then now() + interval '1 day' end, now(), 'node-1', 'what was answered ' || n
            from generate_series(1, :many) n where n % 10 > 0""", """
            insert into gardeshpay_step (id, payment_id, happened_at, node, step, detail)
            select -n, n, now(), 'node-1', 'RETURN_IGNORED', 'repeated, tracking number T' || n
            from generate_series(1, :many) n""", """
            insert into gardeshpay_delivery (id, payment_id, event_number, kind, created_at, attempts, next_attempt_at,
                parked_at, delivered_at, told_by)
            select -n, n, 1, case when n % 10 = 0 then 'EXPIRED' else 'PAID' end, now(), 1,
                case when n % 1001 = 0 then now() + interval '1 day' end,
                case when n % 2001 = 0 then now() - interval '1 day' end,
                case when n % 1001 > 0 and n % 2001 > 0 then now() end,
                case when n % 1001 > 0 and n % 2001 > 0 then 'node-1' end
            from generate_series(1, :many) n""", """
            insert into gardeshpay_webhook (id, payment_id, delivery_id, event_number, receiver, kind, body, created_at, attempts,
                next_attempt_at, delivered_at, parked_at)
            select -n, n, -n, 1, case when n % 3 = 0 then 'warehouse' else 'default' end,
                case when n % 10 = 0 then 'EXPIRED' else 'PAID' end, '{"data":{"invoiceNumber":"old' || n || '"}}', now(), 1,
                case when n % 5001 = 0 then now() + interval '1 day' end,
                case when n % 5001 > 0 and n % 9001 > 0 then now() end,
                case when n % 9001 = 0 and n % 5001 > 0 then now() end
            from generate_series(1, :many) n""", """
            insert into gardeshpay_orphan (tracking_number, payment_id, found_at, invoice_number, amount, evidence)
            select 'O' || n, n, now(), 'old' || n, 250000, 'what was answered ' || n from generate_series(1, :many) n""");

    private ManyPayments() {}

    /** Puts so many into the module's tables, and has PostgreSQL look how these are filled now. */
    static void into(Database database, int howMany) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : INSERTS) {
                statement.execute(sql.replace(":many", String.valueOf(howMany)));
            }
            statement.execute("vacuum analyze");
        }
    }
}
