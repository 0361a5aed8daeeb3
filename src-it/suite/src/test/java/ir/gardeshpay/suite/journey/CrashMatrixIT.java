package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Servers, databases and networks that are broken in the middle of payments: nothing is lost, nothing happens twice,
 * nothing stays undecided. On H2, whose database lives in the server's process, only what the gateway can see.
 *
 * <p>A dead server's claims are let run out in the database, which takes minutes otherwise.
 */
@Order(1) // it takes longest, and what begins last is waited for
@Tag("crashes")
class CrashMatrixIT {

    private static final long SEED = 20261124;
    private static final int KILLS_A_TRIAL = 10;

    @TestFactory
    Stream<DynamicTest> whateverIsBrokenNothingIsLostTwiceOrStuck() {
        List<Trial> trials = trials(Application.WITH_MODULE, CrashSettings.rounds(), CrashSettings.randomKills());
        return Trials.run(Application.WITH_MODULE, trials).stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    assertThat(row.problems()).isEmpty();
                    assertThat(row.times()).as("times it was broken").isPositive();
                }));
    }

    /** Every trial so many times, and so many kills at any moment. */
    static List<Trial> trials(Application application, int rounds, int randomKills) {
        List<Trial> trials = new ArrayList<>(randomKills(randomKills));
        for (int round = 0; round < rounds; round++) {
            application.crashPoints(BrittleWorld.hasPostgres()).forEach(point -> trials.add(new Trial.AtPoint(point)));
            trials.add(new Trial.GatewayCut());
            if (BrittleWorld.hasPostgres()) {
                trials.add(new Trial.DatabaseCut());
                trials.add(new Trial.DatabaseKilled());
            }
        }
        return trials.stream()
                .filter(trial -> CrashSettings.includes(trial.name()))
                .toList();
    }

    private static List<Trial> randomKills(int kills) {
        List<Trial> trials = new ArrayList<>();
        for (int left = kills; left > 0; left -= KILLS_A_TRIAL) {
            trials.add(new Trial.RandomKills(Math.min(left, KILLS_A_TRIAL), SEED + left));
        }
        return trials;
    }
}
