package ir.gardeshpay.payment;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import ir.gardeshpay.Database;
import ir.gardeshpay.Setting;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Makes and upgrades the tables {@code gardeshpay_*} in the server's default datasource, by Flyway, which lets one node
 * at a time do so. The same SQL is in the jar under {@code ir/gardeshpay/migrations/}, for who runs it by hand. To be called
 * without a transaction.
 */
@Dependent
public class Migrations {

    static final Setting<Boolean> ENABLED = Setting.flag(
            "gardeshpay.migrate",
            true,
            "makes and upgrades the tables at start-up; `false` if you run the shipped SQL by hand");

    private static final Logger LOG = System.getLogger(Migrations.class.getName());

    /** A migration does not wait long for the tables, because everybody waits behind it; nothing of it has happened then. */
    private static final RetryPolicy<MigrateResult> PATIENT = RetryPolicy.<MigrateResult>builder()
            .handleIf(Contention::isLockedOut)
            .withDelay(Duration.ofSeconds(5))
            .withMaxAttempts(12)
            .onRetry(again -> LOG.log(
                    Level.WARNING,
                    "GP-0107 the tables are in use, perhaps by an observer that hangs on a node of an older version;"
                            + " their migration is tried again"))
            .build();

    /**
     * Under REPEATABLE READ, a node that has waited for another one's migration does not see at its first look what that has made;
     * and so for each migration.
     */
    private static final RetryPolicy<MigrateResult> LOOKING_AGAIN = RetryPolicy.<MigrateResult>builder()
            .handleIf(Contention::isMadeAlready)
            .withDelay(Duration.ofSeconds(1))
            .withMaxRetries(5)
            .build();

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Inject
    private Schema schema;

    @Inject
    private Database database;

    /**
     * Brings the tables to what this version needs, and says what that is. Where they are that already, which is at nearly
     * every start, Flyway's two thousand classes are not loaded.
     */
    public Schema.Need run() {
        String location = database.product().location();
        warn();
        if (schema.isCurrent()) {
            LOG.log(Level.INFO, "GP-0106 the tables for " + location + " are what this version needs");
            return Schema.Need.ofThisVersion(true);
        }
        return Schema.Need.ofThisVersion(migrated(location).current() != null);
    }

    private MigrationInfoService migrated(String location) {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .table(Schema.HISTORY)
                .locations("classpath:ir/gardeshpay/migrations/" + location)
                .failOnMissingLocations(true) // else it takes no migrations for all of them
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        if (ENABLED.get(ConfigProvider.getConfig())) {
            MigrateResult result = Failsafe.with(PATIENT, LOOKING_AGAIN).get(flyway::migrate);
            LOG.log(
                    Level.INFO,
                    "GP-0102 tables for " + location + ": " + result.migrationsExecuted + " migrations were run");
        } else {
            LOG.log(Level.INFO, "GP-0101 tables are left alone (" + ENABLED.key() + "=false)");
        }
        return flyway.info();
    }

    /** An in-memory database gets a warning, because payments must outlive it; and so does one that isolates too much. */
    private void warn() {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getMetaData().getURL().startsWith("jdbc:h2:mem:")) {
                LOG.log(
                        Level.WARNING,
                        "GP-0103 the database is in memory: every payment is lost when the server stops."
                                + " Point java:comp/DefaultDataSource at a real one.");
            }
            if (connection.getTransactionIsolation() > Connection.TRANSACTION_READ_COMMITTED) {
                LOG.log(
                        Level.WARNING,
                        "GP-0104 the transactions of java:comp/DefaultDataSource are isolated more than READ COMMITTED:"
                                + " what is decided at once may then fail and be tried again. Set READ COMMITTED in the"
                                + " connection pool, or on MariaDB in its URL: ?transactionIsolation=READ-COMMITTED");
            }
        } catch (SQLException away) {
            throw new IllegalStateException(
                    "java:comp/DefaultDataSource gives no connection: " + away.getMessage(), away);
        }
    }
}
