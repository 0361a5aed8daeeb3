package ir.gardeshpay.suite.inside;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** What others do with payments and events meanwhile, as the database sees it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class WitnessElsewhere {

    /** What its observer has written. */
    static final String SEEN = "by another node";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    /** Locks a payment until the caller's transaction ends. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void hold(String invoiceNumber) throws SQLException {
        if (!finds("select id from gardeshpay_payment where invoice_number = ? for update", invoiceNumber)) {
            throw new IllegalStateException("there is no payment " + invoiceNumber);
        }
    }

    /** Whether nobody has locked what is to be told of a payment. */
    public boolean canLockEventsOf(String invoiceNumber) throws SQLException {
        return finds(
                "select d.id from gardeshpay_delivery d where d.delivered_at is null and d.payment_id ="
                        + " (select p.id from gardeshpay_payment p where p.invoice_number = ?) for update skip locked",
                invoiceNumber);
    }

    /** Locks what is to be told of a payment until the caller's transaction ends. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void holdEventsOf(String invoiceNumber) throws SQLException, InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!canLockEventsOf(invoiceNumber)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("somebody else has locked what is to be told of " + invoiceNumber);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** A payment is of a Rial more than the gateway was told. */
    public void letAmountBeAnother(String invoiceNumber) throws SQLException {
        update("update gardeshpay_payment set amount = amount + 1 where invoice_number = ?", invoiceNumber);
    }

    /** Nobody has come back for a payment in all its time. */
    public void letTimeBeOver(String invoiceNumber) throws SQLException {
        update(
                "update gardeshpay_payment set expires_at = timestamp '2020-01-01 00:00:00',"
                        + " due_at = timestamp '2020-01-01 00:00:00' where invoice_number = ?",
                invoiceNumber);
    }

    private void update(String sql, String invoiceNumber) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, invoiceNumber);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("there is no payment " + invoiceNumber);
            }
        }
    }

    private boolean finds(String sql, String invoiceNumber) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, invoiceNumber);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Credits the order and marks the event. */
    public void tells(String orderId, long eventId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement credit =
                        connection.prepareStatement("insert into witness (order_id, event) values (?, ?)");
                PreparedStatement mark = connection.prepareStatement(
                        "update gardeshpay_delivery set delivered_at = ?,"
                                + " told_by = 'another/1', next_attempt_at = null where id = ? and next_attempt_at is not null")) {
            credit.setString(1, orderId);
            credit.setString(2, SEEN);
            credit.executeUpdate();
            mark.setTimestamp(1, Timestamp.from(Instant.now()));
            mark.setLong(2, eventId);
            if (mark.executeUpdate() != 1) {
                throw new IllegalStateException("event " + eventId + " is not there to be told");
            }
        }
    }
}
