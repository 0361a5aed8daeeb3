package ir.gardeshpay.suite.inside;

import ir.gardeshpay.PaymentEvent;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A host's observer that writes what it sees to a table of its own, in the event's transaction, and throws when it is told
 * to: after it has written.
 */
@ApplicationScoped
public class Witness {

    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    /** Makes the observer throw so often for an order. */
    void failFor(String orderId, int times) {
        failures.put(orderId, new AtomicInteger(times));
    }

    void see(@Observes PaymentEvent event) throws SQLException {
        String orderId = event.payment().orderId().value();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into witness values (?, ?)")) {
            insert.setString(1, orderId);
            insert.setString(2, event.getClass().getSimpleName());
            insert.executeUpdate();
        }
        AtomicInteger left = failures.get(orderId);
        if (left != null && left.getAndDecrement() > 0) {
            throw new IllegalStateException("the host's own update failed");
        }
    }

    List<String> seen(String orderId) throws SQLException {
        List<String> events = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select event from witness where order_id = ?")) {
            select.setString(1, orderId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(rows.getString(1));
                }
            }
        }
        return events;
    }
}
