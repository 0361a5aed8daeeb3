package ir.gardeshpay.suite.journey;

import static org.awaitility.Awaitility.await;

import ir.gardeshpay.suite.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.List;

/** The module's tables, by single statements over JDBC, each on a connection of its own, which commits it. */
record Tables(Database database) {

    /** The first column of what a query with one parameter finds. */
    List<String> strings(String sql, String parameter) {
        return query(sql, parameter, row -> row.getString(1));
    }

    /** Makes something of a row. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** What a query with one parameter finds. */
    <T> List<T> query(String sql, String parameter, Reading<T> reading) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Does something that has no parameter. */
    void run(String sql) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /**
     * Changes what an update with one parameter names. On MariaDB an update of many rows may have to give way to the
     * servers.
     */
    void update(String sql, String parameter) {
        await().ignoreExceptionsMatching(failed -> failed.getCause() instanceof SQLTransactionRollbackException)
                .untilAsserted(() -> updateOnce(sql, parameter));
    }

    private void updateOnce(String sql, String parameter) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
