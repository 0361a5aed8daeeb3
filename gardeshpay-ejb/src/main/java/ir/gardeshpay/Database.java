package ir.gardeshpay;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database that the server gives, asked at start-up what it is. Thread-safe. */
@ApplicationScoped
public class Database {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    private volatile @Nullable DatabaseProduct product;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Database() {}

    /**
     * Which one it is. It is asked if nobody has: in the caller's transaction, if there is one, and else to be called
     * by an enterprise bean, because Payara keeps connections by the bean that uses them.
     *
     * @throws PersistenceException if it is away
     * @throws IllegalStateException if it is none that the module knows
     */
    public DatabaseProduct product() {
        DatabaseProduct known = product;
        if (known == null) {
            known = asked();
            product = known;
        }
        return known;
    }

    /** A moment as columns have it: a timestamp in UTC. For parameters of native queries. */
    public static LocalDateTime column(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    /**
     * For native queries: whether a column has a moment, put so that no index of what is due is taken to find out. By
     * the statistics of quiet times that has next to no rows, and PostgreSQL would read all of it for each row of a
     * backlog.
     *
     * @param column with its alias
     */
    public static String isSet(String column) {
        return "case when " + column + " is null then 0 else 1 end = 1";
    }

    private DatabaseProduct asked() {
        try (Connection connection = dataSource.getConnection()) {
            return DatabaseProduct.of(connection.getMetaData().getDatabaseProductName());
        } catch (SQLException away) {
            throw new PersistenceException(
                    "java:comp/DefaultDataSource gives no connection: " + away.getMessage(), away);
        }
    }
}
