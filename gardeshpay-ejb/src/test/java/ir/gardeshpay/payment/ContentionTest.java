package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentionTest {

    private final AtomicInteger tries = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({
        "40P01, 0, PostgreSQL: deadlock",
        "40001, 0, PostgreSQL: serialization failure",
        "40001, 1213, MariaDB: deadlock",
        "HY000, 1205, MariaDB: lock wait timeout",
        "HY000, 1020, MariaDB: record has changed since last read",
        "23000, 1062, MariaDB: duplicate key",
        "23505, 0, PostgreSQL: duplicate key",
        "55P03, 0, PostgreSQL: lock_timeout",
        "HYT00, 50200, H2: timeout trying to lock table"
    })
    void aTransactionThatGaveWayToAnotherIsRunAgain(String state, int code, String what) {
        String outcome = Contention.outlasted(() -> failing(3, new SQLException(what, state, code)));
        assertThat(outcome).isEqualTo("done after 4");
    }

    @Test
    void whateverElseWentWrongIsNot() {
        EJBException away = failure(new SQLException("no connection", "08001"));
        assertThatThrownBy(() -> Contention.outlasted(() -> {
                    tries.incrementAndGet();
                    throw away;
                }))
                .isSameAs(away);
        assertThat(tries).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "08001, true, PostgreSQL: no connection",
        "57P01, true, PostgreSQL: told to stop",
        ", true, a pool that gives no connection",
        "23505, false, PostgreSQL: duplicate key",
        "HY000, false, MariaDB: whatever has no state of its own",
        "25P02, false, PostgreSQL: the transaction has failed before"
    })
    void aDatabaseIsAwayIfNothingThatItSaidIsThere(@Nullable String state, boolean away, String what) {
        assertThat(Contention.isAway(failure(new SQLException(what, state)))).isEqualTo(away);
    }

    @ParameterizedTest
    @CsvSource({
        "42P07, true",
        "42701, true",
        "40001, true",
        "23505, true",
        "55P03, false",
        "40P01, false",
        "42601, false",
        "08001, false"
    })
    void whatAnotherNodeHasMadeMeanwhileIsNoFailureToStopFor(String state, boolean made) {
        assertThat(Contention.isMadeAlready(failure(new SQLException("said", state))))
                .isEqualTo(made);
    }

    @Test
    void aFailureOfWhichNoDatabaseSpeaksIsNoSignOfItsAbsence() {
        assertThat(Contention.isAway(new EJBException(new ClassCastException("a fault of ours"))))
                .isFalse();
    }

    @Test
    void whatIsExpectedToMeetAnotherIsRunOnceMoreWhateverTheServerSays() {
        String outcome = Contention.onceMore(() -> failing(1, new SQLException("the commit failed")));
        assertThat(outcome).isEqualTo("done after 2");
    }

    @Test
    void misuseIsNeverTriedAgain() {
        assertThatThrownBy(() -> Contention.onceMore(() -> {
                    tries.incrementAndGet();
                    throw new IllegalArgumentException("wrong");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void itDoesNotGoOnForEver() {
        SQLException deadlock = new SQLException("deadlock", "40001", 1213);
        assertThatThrownBy(() -> Contention.outlasted(() -> failing(100, deadlock)))
                .isInstanceOf(EJBException.class)
                .hasRootCause(deadlock);
        assertThat(tries).hasValueBetween(5, 10);
    }

    private String failing(int times, SQLException cause) {
        if (tries.incrementAndGet() <= times) {
            throw failure(cause);
        }
        return "done after " + tries;
    }

    private static EJBException failure(SQLException cause) {
        return new EJBException(new PersistenceException(cause));
    }
}
