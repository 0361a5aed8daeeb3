package ir.gardeshpay.suite.inside;

import ir.gardeshpay.PaymentEvent;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A host's observer that writes what it sees to a table of its own, in the event's transaction, and throws when it is
 * told to: after it has written.
 */
@ApplicationScoped
public class Witness {

    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> commitFailures = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> commitErrors = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> undone = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> toldElsewhere = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();
    private final Map<String, List<PaymentEvent>> calls = new ConcurrentHashMap<>();

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    @EJB
    private WitnessElsewhere elsewhere;

    @Resource
    private ManagedExecutorService threads;

    /** Those of the server, which gives them to beans and not to tests everywhere. */
    ManagedExecutorService threads() {
        return threads;
    }

    /** Makes the observer throw so often for an order. */
    void failFor(String orderId, int times) {
        failures.put(orderId, new AtomicInteger(times));
    }

    /** Makes the transaction fail so often when it is about to commit, as an entity that cannot be flushed does. */
    void failAtCommitFor(String orderId, int times) {
        commitFailures.put(orderId, new AtomicInteger(times));
    }

    /** The same, with an error that is none of the database: a class that is not there, a recursion without end. */
    void errorAtCommitFor(String orderId, int times) {
        commitErrors.put(orderId, new AtomicInteger(times));
    }

    /**
     * Makes the database undo the transaction so often behind everybody's back, as a deadlock does that is swallowed.
     */
    void undoFor(String orderId, int times) {
        undone.put(orderId, new AtomicInteger(times));
    }

    /** The same; and then another node tells the event before the observer goes on, and writes again. */
    void tellElsewhereFor(String orderId, int times) {
        toldElsewhere.put(orderId, new AtomicInteger(times));
    }

    /** Makes the observer hang for an order, after it has written, until this is counted down. */
    CountDownLatch holdFor(String orderId) {
        CountDownLatch hold = new CountDownLatch(1);
        holds.put(orderId, hold);
        return hold;
    }

    /** How often the observer was called for an order, whatever became of it. */
    int calls(String orderId) {
        return told(orderId).size();
    }

    /** What the observer was called with for an order, whatever became of it. */
    List<PaymentEvent> told(String orderId) {
        return calls.getOrDefault(orderId, List.of());
    }

    void see(@Observes PaymentEvent event) throws SQLException {
        String orderId = event.payment().orderId().value();
        calls.computeIfAbsent(orderId, order -> new CopyOnWriteArrayList<>()).add(event);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into witness (order_id, event) values (?, ?)")) {
            insert.setString(1, orderId);
            insert.setString(2, event.getClass().getSimpleName());
            insert.executeUpdate();
            if (isDue(undone, orderId)) {
                undo(connection);
            }
            if (isDue(toldElsewhere, orderId)) {
                undo(connection);
                elsewhere.tells(orderId, event.id());
                insert.executeUpdate();
            }
        }
        CountDownLatch hold = holds.get(orderId);
        if (hold != null) {
            awaitQuietly(hold);
        }
        if (isDue(commitFailures, orderId)) {
            transactions.registerInterposedSynchronization(new Flush(() -> {
                throw new IllegalStateException("the host's own entity cannot be flushed");
            }));
        }
        if (isDue(commitErrors, orderId)) {
            transactions.registerInterposedSynchronization(new Flush(() -> {
                throw new NoClassDefFoundError("of the host's own entity");
            }));
        }
        if (isDue(failures, orderId)) {
            throw new IllegalStateException("the host's own update failed");
        }
    }

    private static void undo(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        }
    }

    private static boolean isDue(Map<String, AtomicInteger> planned, String orderId) {
        AtomicInteger left = planned.get(orderId);
        return left != null && left.getAndDecrement() > 0;
    }

    private record Flush(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {
            work.run();
        }

        @Override
        public void afterCompletion(int status) {}
    }

    private static void awaitQuietly(CountDownLatch hold) {
        try {
            hold.await();
        } catch (InterruptedException atTheEnd) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> seen(String orderId) throws SQLException {
        List<String> events = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select event from witness where order_id = ? order by seen_at")) {
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
