package ir.gardeshpay.suite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** All rows of all tables that are not the database's own. */
final class DatabaseDump {
    private static final Set<String> OWN_SCHEMAS =
            Set.of("INFORMATION_SCHEMA", "information_schema", "pg_catalog", "pg_toast");

    private final Connection connection;

    DatabaseDump(Connection connection) {
        this.connection = connection;
    }

    String text() throws SQLException {
        StringBuilder text = new StringBuilder();
        for (String table : tables()) {
            text.append("TABLE ").append(table).append('\n');
            appendRows(table, text);
        }
        return text.toString();
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        String[] kinds = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};
        try (ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), null, "%", kinds)) {
            while (rows.next()) {
                @Nullable String schema = rows.getString("TABLE_SCHEM");
                if (schema == null || !OWN_SCHEMAS.contains(schema)) {
                    tables.add((schema == null ? "" : quoted(schema) + ".") + quoted(rows.getString("TABLE_NAME")));
                }
            }
        }
        return tables;
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private void appendRows(String table, StringBuilder text) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from "
                        + table.replace("\"", connection.getMetaData().getIdentifierQuoteString()))) {
            while (rows.next()) {
                text.append(row(rows)).append('\n');
            }
        }
    }

    private static String row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        StringJoiner row = new StringJoiner(" | ");
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            row.add(columns.getColumnName(column) + "=" + value(rows, column));
        }
        return row.toString();
    }

    private static String value(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column) instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(rows.getString(column));
    }
}
