package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Database;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How PostgreSQL finds the rows of a statement, whatever its parameters are.
 *
 * @param sql the statement
 * @param nodes the parts of the plan, the last step first
 */
record QueryPlan(String sql, List<Node> nodes) {

    /** The driver sends texts as they are, because {@code $1} is for EXPLAIN. */
    private static final String AS_IT_IS = "?preferQueryMode=simple";

    /**
     * A part of a plan.
     *
     * @param type as PostgreSQL calls it
     * @param table whose rows it finds; empty if it has them from other parts
     * @param index through which; empty without one
     */
    record Node(String type, String table, String index) {

        boolean readsAllOf(String prefix) {
            return type.equals("Seq Scan") && table.startsWith(prefix);
        }

        @Override
        public String toString() {
            return Stream.of(type, table, index).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
        }
    }

    /** The plans of those among them that read or write the module's tables. */
    static List<QueryPlan> ofAll(List<CountedStatement> statements, Database database) throws SQLException {
        List<QueryPlan> plans = new ArrayList<>();
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl() + AS_IT_IS, database.user(), database.password())) {
            for (CountedStatement statement : statements) {
                if (statement.isOfItsTables()) {
                    plans.add(of(connection, statement.text()));
                }
            }
        }
        return plans;
    }

    private static QueryPlan of(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("explain (generic_plan, format json) " + sql)) {
            row.next();
            try (JsonReader reader = Json.createReader(new StringReader(row.getString(1)))) {
                JsonObject plan = reader.readArray().getJsonObject(0).getJsonObject("Plan");
                return new QueryPlan(sql, nodes(plan).toList());
            }
        }
    }

    private static Stream<Node> nodes(JsonObject plan) {
        Node node = new Node(
                plan.getString("Node Type"), plan.getString("Relation Name", ""), plan.getString("Index Name", ""));
        Stream<Node> below = plan.containsKey("Plans")
                ? plan.getJsonArray("Plans").getValuesAs(JsonObject.class).stream()
                        .flatMap(QueryPlan::nodes)
                : Stream.empty();
        return Stream.concat(Stream.of(node), below);
    }

    @Override
    public String toString() {
        return nodes.stream().map(Node::toString).collect(Collectors.joining(", ", sql + "\n    ", "\n"));
    }
}
