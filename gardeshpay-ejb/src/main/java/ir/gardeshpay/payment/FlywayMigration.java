package ir.gardeshpay.payment;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Flyway, set up for our tables. No bean, so that a container which looks at beans need not load Flyway. Not
 * thread-safe.
 */
final class FlywayMigration {

    private static final Logger LOG = System.getLogger(FlywayMigration.class.getName());

    /**
     * A migration does not wait long for the tables, because everybody waits behind it; nothing of it has happened
     * then.
     */
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
     * Under REPEATABLE READ, a node that has waited for another one's migration does not see at its first look what
     * that has made; and so for each migration.
     */
    private static final RetryPolicy<MigrateResult> LOOKING_AGAIN = RetryPolicy.<MigrateResult>builder()
            .handleIf(Contention::isMadeAlready)
            .withDelay(Duration.ofSeconds(1))
            .withMaxRetries(5)
            .build();

    /** So long another node's migration is waited for on PostgreSQL; on MariaDB, Flyway waits without end. */
    private static final int LOCK_SECONDS = 600;

    private final Flyway flyway;

    /** For these tables, by the SQL for this product. */
    FlywayMigration(DataSource dataSource, String location) {
        flyway = Flyway.configure(FlywayMigration.class.getClassLoader())
                .dataSource(dataSource)
                .table(Schema.HISTORY)
                .locations("classpath:ir/gardeshpay/migrations/" + location)
                .failOnMissingLocations(true) // else it takes no migrations for all of them
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .lockRetryCount(LOCK_SECONDS)
                .load();
    }

    /** Brings the tables up to date, and says how many migrations that took. */
    int run() {
        LOG.log(
                Level.INFO,
                "GP-0109 the tables are made or upgraded now; if another node is at it, that is waited for (on PostgreSQL up to "
                        + LOCK_SECONDS + " s)");
        return Failsafe.with(PATIENT, LOOKING_AGAIN).get(flyway::migrate).migrationsExecuted;
    }

    /** Whether there is a history that says which migrations were run. */
    boolean hasHistory() {
        return flyway.info().current() != null;
    }
}
