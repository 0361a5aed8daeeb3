package ir.gardeshpay.naive;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The table of orders. Each call commits by itself. */
@ApplicationScoped
public class Orders {

    private static final String TABLE = "create table if not exists naive_order (id varchar(36) primary key,"
            + " invoice_number varchar(64), amount bigint, status varchar(10), times_credited int,"
            + " tracking_number varchar(64), reference_number varchar(64))";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource database;

    void makeTable(@Observes @Initialized(ApplicationScoped.class) Object started) {
        execute(TABLE);
    }

    /** Records an order of this amount in Rial. */
    public Order place(long amount) {
        Order order = new Order(UUID.randomUUID().toString(), UUID.randomUUID().toString(), amount, "NEW", 0);
        execute(
                "insert into naive_order (id, invoice_number, amount, status, times_credited) values (?, ?, ?, 'NEW', 0)",
                order.id(),
                order.invoiceNumber(),
                order.amount());
        return order;
    }

    /** The order with this id, if there is one. */
    public Optional<Order> find(String id) {
        String sql = "select id, invoice_number, amount, status, times_credited from naive_order where id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, id);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Order(
                            row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getInt(5)))
                    : Optional.empty();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Gives the order a new invoice number, to be paid again. */
    public Order renew(Order order) {
        String invoiceNumber = UUID.randomUUID().toString();
        execute("update naive_order set invoice_number = ?, status = 'NEW' where id = ?", invoiceNumber, order.id());
        return new Order(order.id(), invoiceNumber, order.amount(), "NEW", order.timesCredited());
    }

    /** Marks the order of this invoice paid. */
    public void markPaid(String invoiceNumber) {
        execute(
                "update naive_order set status = 'PAID', times_credited = times_credited + 1 where invoice_number = ?",
                invoiceNumber);
    }

    /** Marks the order of this invoice failed. */
    public void markFailed(String invoiceNumber) {
        execute("update naive_order set status = 'FAILED' where invoice_number = ?", invoiceNumber);
    }

    private void execute(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
