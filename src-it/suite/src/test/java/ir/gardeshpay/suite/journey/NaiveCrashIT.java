package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same trials with the naive code of the README: what it loses is found, so the checks can fail. */
@Tag("long")
@Tag("crashes")
class NaiveCrashIT {

    @Test
    void theLossesOfTheNaiveCodeAreFound() {
        List<Trial> trials = CrashMatrixIT.trials(
                Application.NAIVE,
                CrashSettings.asLittleAs(CrashSettings.rounds()),
                CrashSettings.asLittleAs(CrashSettings.randomKills()));
        List<CrashRow> rows = Trials.run(Application.NAIVE, trials);

        assertThat(rows)
                .allSatisfy(row -> assertThat(row.times()).as(row.name()).isPositive());
        assertThat(rows)
                .filteredOn(row -> row.name().equals("after the gateway's work: verify"))
                .allSatisfy(row -> assertThat(row.count(Disagreement.Kind.LOST)).isEqualTo(row.times()));
        int lost =
                rows.stream().mapToInt(row -> row.count(Disagreement.Kind.LOST)).sum();
        assertThat(lost).isPositive();
    }
}
