package ir.gardeshpay.bench.stage;

import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.suite.PostgresDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The orders that wait for a payment, one for each: {@code bench_order}, which both contestants write to.
 *
 * @param database where they are
 */
public record OrderTable(PostgresDatabase database) {

    private static final String TABLE = "create table bench_order (id bigint primary key, paid_by varchar(64))";

    /** Makes it, with the ids from 1 to this one. */
    void create(long orders) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute("insert into bench_order (id) select generate_series(1, " + orders + ")");
            statement.execute("vacuum analyze bench_order");
        }
    }

    /** How many are paid. */
    public long paid() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(paid_by) from bench_order")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new BenchFailedException("The orders cannot be counted", failed);
        }
    }
}
