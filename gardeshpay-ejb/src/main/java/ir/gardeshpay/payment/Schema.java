package ir.gardeshpay.payment;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.module.ModuleDescriptor.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The tables as they are now, beside what this version needs: for the readiness check. An EJB, because Payara keeps a
 * connection by the bean that uses it, and threads of our own have none; and without a transaction, because EclipseLink
 * tries for ten seconds again to read in one that PostgreSQL has given up. Stateless.
 */
@Stateless(name = "GardeshPaySchema")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Schema {

    /** Where Flyway keeps what was run. */
    static final String HISTORY = "gardeshpay_schema_history";

    /** Of the migrations in the jar, the last. Versions are small whole numbers. */
    static final String NEWEST = "5";

    private static final Logger LOG = System.getLogger(Schema.class.getName());

    private static final String BY_HAND = "made by hand";

    private static final int MOST_SECONDS = 2;

    /** PostgreSQL's state of a statement that has taken too long. */
    private static final String CANCELLED = "57014";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @PersistenceContext(unitName = "gardeshpay")
    private EntityManager entities;

    /**
     * What the tables must be.
     *
     * @param version at least this one
     * @param hasHistory whether there is a history that says which one they are; without it they were made by hand
     */
    public record Need(String version, boolean hasHistory) {

        /** What this version of the module needs. */
        static Need ofThisVersion(boolean hasHistory) {
            return new Need(NEWEST, hasHistory);
        }

        /** Whether tables of this version are new enough: a node that is newer may have upgraded them meanwhile. */
        public boolean isMetBy(String present) {
            return !hasHistory || Version.parse(present).compareTo(Version.parse(version)) >= 0;
        }
    }

    /**
     * The version of the tables, or that they were made by hand; then every column that this version needs is looked
     * for.
     *
     * @throws RuntimeException of the container if the database is away, or a table or column is not there
     */
    public String version(Need need) {
        if (need.hasHistory()) {
            return versionInHistory();
        }
        for (var entity : entities.getMetamodel().getEntities()) {
            entities.createQuery("select e from " + entity.getName() + " e", entity.getJavaType())
                    .setMaxResults(1)
                    .getResultList();
        }
        return BY_HAND;
    }

    /** Whether the history says that everything which this version needs was run, and that nothing has failed. */
    public boolean isCurrent() {
        try {
            return inHistory("select 'version' from '" + HISTORY + "' where 'success' = false") == null
                    && Need.ofThisVersion(true).isMetBy(versionInHistory());
        } catch (IllegalStateException noHistory) {
            LOG.log(Level.DEBUG, "there is no history of the tables yet, or it cannot be read", noHistory);
            return false;
        }
    }

    /**
     * Why no row can be written, though rows can be read: a standby that a switch-over has left behind, for one.
     * Changes no row.
     */
    public Optional<String> obstacleToWrites() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(MOST_SECONDS);
            statement.executeUpdate("update gardeshpay_payment set status = status where id is null");
            return Optional.empty();
        } catch (SQLException refused) {
            LOG.log(Level.DEBUG, "a probe could not write", refused);
            if (Contention.isAway(refused)) {
                throw new IllegalStateException(refused);
            }
            return Optional.of(
                    refused instanceof SQLTimeoutException || CANCELLED.equals(refused.getSQLState())
                            ? "a table is locked, perhaps by an upgrade"
                            : "it is a standby or set read-only, or the pool's user lacks the rights");
        }
    }

    private String versionInHistory() {
        String version = inHistory("select 'version' from '" + HISTORY
                + "' where 'success' = true and 'version' is not null order by 'installed_rank' desc");
        return version == null ? "0" : version;
    }

    /** The first row's first column. Flyway has written its names in quotes, which look different in each database. */
    private @Nullable String inHistory(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(MOST_SECONDS);
            statement.setMaxRows(1);
            try (ResultSet rows = statement.executeQuery(
                    sql.replace("'", connection.getMetaData().getIdentifierQuoteString()))) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }
}
