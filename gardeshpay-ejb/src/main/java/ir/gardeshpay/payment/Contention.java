package ir.gardeshpay.payment;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedRunnable;
import dev.failsafe.function.CheckedSupplier;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs a transaction again which the database gave up in favour of another one: then nothing of it has happened, and it
 * sees what the other has done. A return or an answer that is not stored for such a reason would be lost. Thread-safe.
 */
final class Contention {

    /** Deadlock, serialization failure. */
    private static final String ROLLED_BACK = "40";

    /** There is none, or it is broken; PostgreSQL is told to stop, or is not up yet. */
    private static final String NO_CONNECTION = "08";

    private static final String SHUT_DOWN = "57P";

    /** A standby, or one that is about to be: the next connection may lead to the new primary. */
    private static final String READ_ONLY = "25006";

    private static final int MARIADB_READ_ONLY = 1290;

    /** A unique index: somebody else was faster. */
    private static final String NOT_UNIQUE = "23";

    /**
     * MariaDB: record has changed since last read; lock wait timeout; deadlock. The first two have no state of their
     * own.
     */
    private static final Set<Integer> MARIADB = Set.of(1020, 1205, 1213);

    /** Lock not available in time: PostgreSQL, if it is told to wait no longer; H2, after two seconds. */
    private static final Set<String> LOCK_TIMEOUT = Set.of("55P03", "HYT00");

    /** PostgreSQL: lock not available in time; deadlock. */
    private static final Set<String> LOCKED_OUT = Set.of("55P03", "40P01");

    /** PostgreSQL: there is such a table, sequence, index or view already; such a column; such another thing. */
    private static final Set<String> MADE_ALREADY = Set.of("42P07", "42701", "42710");

    private static final int MOST_TRIES = 6;
    private static final int DEEPEST_CAUSE = 20;

    /** By chance, so that those who met do not meet again. */
    private static final RetryPolicy<Object> OUTLASTING = RetryPolicy.builder()
            .handleIf(Contention::isContention)
            .withDelay(Duration.ofMillis(5), Duration.ofMillis(100))
            .withMaxAttempts(MOST_TRIES)
            .build();

    /** Not every server says why a commit failed. */
    private static final RetryPolicy<Object> ONCE_MORE = RetryPolicy.builder()
            .handle(EJBException.class, PersistenceException.class)
            .withMaxRetries(1)
            .build();

    /** A database that changes over to its standby is back after some seconds. */
    private static final RetryPolicy<Object> WHILE_AWAY = RetryPolicy.builder()
            .handleIf(failure -> isAway(failure) || isSaid(failure, Contention::isReadOnly))
            .withDelay(Duration.ofMillis(500))
            .withMaxRetries(-1)
            .withMaxDuration(Duration.ofSeconds(15))
            .build();

    private static final FailsafeExecutor<Object> OUTLASTED = Failsafe.with(OUTLASTING);
    private static final FailsafeExecutor<Object> AGAIN = Failsafe.with(ONCE_MORE, OUTLASTING);

    private static final FailsafeExecutor<Object> HOWEVER_LONG = Failsafe.with(WHILE_AWAY, ONCE_MORE, OUTLASTING);

    private Contention() {}

    /** Runs the transaction until it does not meet another one. */
    static <T> T outlasted(CheckedSupplier<T> transaction) {
        return OUTLASTED.get(transaction);
    }

    /** The same. */
    static void outlasted(CheckedRunnable transaction) {
        OUTLASTED.run(transaction);
    }

    /** The same, and once more whatever made it fail: for one that is expected to meet another. */
    static <T> T onceMore(CheckedSupplier<T> transaction) {
        return AGAIN.get(transaction);
    }

    /** The same, and again for some seconds while there is no database: for what cannot be had again. */
    static void howeverLong(CheckedRunnable transaction) {
        HOWEVER_LONG.run(transaction);
    }

    /** Whether the database says so, however deep below what the container says. */
    static boolean isContention(@Nullable Throwable failure) {
        return isSaid(failure, Contention::isContention);
    }

    /** Whether PostgreSQL says that others have what was to be locked, or that both waited for each other. */
    static boolean isLockedOut(@Nullable Throwable failure) {
        return isSaid(failure, refused -> LOCKED_OUT.contains(String.valueOf(refused.getSQLState())));
    }

    /** Whether PostgreSQL says that what was to be made is there already, or was made meanwhile. */
    static boolean isMadeAlready(@Nullable Throwable failure) {
        return isSaid(failure, refused -> MADE_ALREADY.contains(String.valueOf(refused.getSQLState())))
                || (isContention(failure) && !isLockedOut(failure));
    }

    /**
     * Whether there was no database to say anything: a pool gives no connection, or one is broken. Then it does not
     * help to ask it in another way, for which one waits as long again.
     */
    static boolean isAway(@Nullable Throwable failure) {
        return isSaid(failure, said -> true) && !isSaid(failure, Contention::isOfDatabase);
    }

    private static boolean isOfDatabase(SQLException said) {
        String state = said.getSQLState();
        return state != null && !state.startsWith(NO_CONNECTION) && !state.startsWith(SHUT_DOWN);
    }

    private static boolean isReadOnly(SQLException said) {
        return READ_ONLY.equals(said.getSQLState()) || said.getErrorCode() == MARIADB_READ_ONLY;
    }

    private static boolean isSaid(@Nullable Throwable failure, Predicate<SQLException> what) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST_CAUSE && cause != null; depth++) {
            if (cause instanceof SQLException refused && what.test(refused)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isContention(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return state.startsWith(ROLLED_BACK)
                || state.startsWith(NOT_UNIQUE)
                || LOCK_TIMEOUT.contains(state)
                || (state.equals("HY000") && MARIADB.contains(refused.getErrorCode()));
    }
}
