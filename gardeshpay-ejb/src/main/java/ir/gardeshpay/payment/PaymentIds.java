package ir.gardeshpay.payment;

import ir.gardeshpay.Database;
import ir.gardeshpay.DatabaseProduct;
import ir.gardeshpay.OwnTransaction;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * Ids of payments, from the database's sequence, in blocks: unique on all nodes, with gaps where a node has ended.
 * Generated invoice numbers are made of them. Taken before a payment's transaction begins: whoever waits here has no
 * connection that somebody else may be waiting for, and the row is written once, with its number. Thread-safe.
 */
@ApplicationScoped
public class PaymentIds {

    /** As the sequence is made by the migrations; its values are the last ones of their blocks. */
    private static final int BLOCK = 50;

    private static final String NEXT = "select next value for gardeshpay_payment_seq";
    private static final String NEXT_OF_POSTGRESQL = "select nextval('gardeshpay_payment_seq')";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Database database;

    /** Taken from the sequence, and not given yet. */
    private final Queue<Long> taken = new ConcurrentLinkedQueue<>();

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public PaymentIds() {}

    /**
     * One that nobody else has.
     *
     * @throws jakarta.ejb.EJBException if the database is away
     */
    public long next() {
        Long id = taken.poll();
        return id == null ? firstOfBlock() : id;
    }

    /**
     * Whoever finds none takes a block for himself and others: nobody waits for somebody else's look into the database.
     */
    private long firstOfBlock() {
        long last = ownTransaction.without(unused -> endOfBlock());
        long first = last - BLOCK + 1;
        LongStream.rangeClosed(first + 1, last).forEach(taken::add);
        return first;
    }

    private long endOfBlock() {
        String next = database.product() == DatabaseProduct.POSTGRESQL ? NEXT_OF_POSTGRESQL : NEXT;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(next)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException away) {
            throw new PersistenceException("no number for a payment: " + away.getMessage(), away);
        }
    }
}
