package ir.gardeshpay.bench.shop;

import ir.gardeshpay.PaymentEvent.PaymentPaid;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The orders, and how they become paid: in the transaction of the event. Thread-safe. */
@ApplicationScoped
public class PaidOrders {

    private static final String PAID = "update bench_order set paid_by = ? where id = ?";
    private static final String PAID_BY = "select paid_by from bench_order where id = ?";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource database;

    void paid(@Observes PaymentPaid event) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAID)) {
            statement.setString(1, event.payment().invoiceNumber().value());
            statement.setLong(2, Long.parseLong(event.payment().orderId().value()));
            statement.executeUpdate();
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
}
