package ir.gardeshpay.bench.floor;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The floor's payments. Each call is one commit; the first three are one statement each, which commits by itself.
 * Thread-safe. PostgreSQL only.
 */
@ApplicationScoped
public class PaymentTable {

    private static final String TABLE =
            "create table if not exists floor_payment (callback_key varchar(22) primary key,"
                    + " invoice_number bigint generated always as identity, order_id bigint not null, amount bigint not null,"
                    + " status varchar(10) not null, created_at timestamptz not null default now(), redirect_url varchar(2000),"
                    + " tracking_number varchar(64), reference_number varchar(100), card varchar(40))"
                    // Room for the three updates beside each row, as the module's table has it.
                    + " with (fillfactor = 70)";
    private static final String BEGIN = "insert into floor_payment (callback_key, order_id, amount, status)"
            + " values (?, ?, ?, 'CREATED') returning invoice_number";
    private static final String TOKEN =
            "update floor_payment set status = 'PENDING', redirect_url = ? where callback_key = ?";
    private static final String RETURNED =
            "update floor_payment set status = 'VERIFYING', tracking_number = ? where callback_key = ?";
    private static final String PAID = "update floor_payment set status = 'PAID', reference_number = ?, card = ?"
            + " where callback_key = ? returning invoice_number, order_id";
    private static final String PAID_BY = "select paid_by from bench_order where id = ?";
    private static final String ORDER_PAID = "update bench_order set paid_by = ? where id = ?";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource database;

    void makeTable(@Observes @Initialized(ApplicationScoped.class) Object started) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /**
     * Commit 1, before getToken.
     *
     * @param amount in Rial
     * @return the invoice number
     */
    String begin(String key, long order, long amount) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(BEGIN)) {
            insert.setString(1, key);
            insert.setLong(2, order);
            insert.setLong(3, amount);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Commit 2, after it. */
    void tokenIssued(String key, String redirectUrl) throws SQLException {
        update(TOKEN, redirectUrl, key);
    }

    /** Commit 3, before verify. */
    void returned(String key, String tracking) throws SQLException {
        update(RETURNED, tracking, key);
    }

    /** Commit 4, after it: the payment and its order together. */
    void paid(String key, String reference, String card) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement payment = connection.prepareStatement(PAID);
                    PreparedStatement order = connection.prepareStatement(ORDER_PAID)) {
                payment.setString(1, reference);
                payment.setString(2, card);
                payment.setString(3, key);
                try (ResultSet row = payment.executeQuery()) {
                    row.next();
                    order.setString(1, row.getString(1));
                    order.setLong(2, row.getLong(2));
                }
                order.executeUpdate();
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** The invoice that has paid for this order, or nothing. */
    String paidBy(long order) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(PAID_BY)) {
            query.setLong(1, order);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }

    private void update(String sql, String value, String key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, value);
            update.setString(2, key);
            update.executeUpdate();
        }
    }
}
