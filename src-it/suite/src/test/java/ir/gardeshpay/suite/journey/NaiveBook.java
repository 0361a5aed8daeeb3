package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The naive shop's table: an order and its newest payment in one row. */
record NaiveBook(Database database) implements PaymentBook {

    private record Row(Line line, Order order) {}

    @Override
    public List<Line> lines() {
        return rows().stream().map(Row::line).toList();
    }

    @Override
    public List<Order> orders() {
        return rows().stream().map(Row::order).toList();
    }

    /** It does not know of such a thing: what is not paid is new or failed, and stays so. */
    @Override
    public List<String> undecided() {
        return List.of();
    }

    @Override
    public void letLeasesRunOut() {
        // It has none.
    }

    private List<Row> rows() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id, invoice_number, amount, status, times_credited from naive_order")) {
            List<Row> found = new ArrayList<>();
            while (rows.next()) {
                String id = rows.getString(1);
                String status = rows.getString(4);
                found.add(new Row(
                        new Line(rows.getString(2), id, status, rows.getLong(3), null),
                        new Order(id, status, rows.getInt(5))));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
