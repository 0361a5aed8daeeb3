package ir.gardeshpay.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementTest {

    @Test
    void knowsWhatOnlyBeginsOrEndsATransaction() {
        assertThat(Stream.of("BEGIN", "commit", "ROLLBACK", "SET SESSION CHARACTERISTICS AS x", "show all"))
                .allMatch(text -> new Statement(text, 1, 0).isOfATransaction());
        assertThat(Stream.of("select 1", "insert into settings values ($1)", "update begins set a = 1"))
                .noneMatch(text -> new Statement(text, 1, 0).isOfATransaction());
    }

    @Test
    void countsWhatCameOnTopOfAnEarlierLook() {
        DatabaseFigures before = figures(Map.of(1L, new Statement("select 1", 5, 1.0)));
        DatabaseFigures after = figures(Map.of(
                1L, new Statement("select 1", 8, 1.5),
                2L, new Statement("BEGIN", 3, 0.1),
                3L, new Statement("select 2", 2, 0.1)));

        assertThat(after.since(before).statementCalls()).isEqualTo(3 + 2);
    }

    private static DatabaseFigures figures(Map<Long, Statement> statements) {
        return new DatabaseFigures(0, 0, 0, statements);
    }
}
