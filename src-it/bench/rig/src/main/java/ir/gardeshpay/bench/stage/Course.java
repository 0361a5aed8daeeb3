package ir.gardeshpay.bench.stage;

import ir.gardeshpay.bench.load.Leg;
import ir.gardeshpay.bench.load.Load;
import ir.gardeshpay.bench.load.LoadFigures;
import ir.gardeshpay.bench.load.LoadListener;
import ir.gardeshpay.bench.measure.Probe;
import ir.gardeshpay.bench.measure.Snapshot;
import ir.gardeshpay.bench.run.BenchFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sends buyers over a stage, and measures each leg. Several courses may follow each other. Not thread-safe. */
public final class Course implements LoadListener {

    private final Stage stage;
    private final Probe probe;
    private final Load load;
    private final Map<String, Snapshot> begun = new HashMap<>();
    private final Map<String, Duration> times = new HashMap<>();
    private final Map<String, Snapshot> work = new HashMap<>();

    /** Over this stage. */
    public Course(Stage stage) {
        this.stage = stage;
        this.probe = stage.probe();
        this.load = new Load(stage.directory());
    }

    /**
     * Runs these legs, and returns what each was.
     *
     * @throws BenchFailedException if a payment failed, or an order is not paid
     */
    public Map<String, Round> run(List<Leg> legs) throws IOException {
        Map<String, Round> rounds = tried(legs);
        rounds.forEach((leg, round) -> {
            if (round.payments().failed() > 0) {
                throw new BenchFailedException(
                        round.payments().failed() + " payments failed in '" + leg + "'; see " + stage.directory());
            }
        });
        stage.store().orders().requirePaid(load.ordersTaken());
        return rounds;
    }

    /** The same, where payments may fail. */
    public Map<String, Round> tried(List<Leg> legs) throws IOException {
        LoadFigures figures = load.run(legs, probe::load, this);
        Map<String, Round> rounds = new LinkedHashMap<>();
        for (Leg leg : legs) {
            rounds.put(
                    leg.name(),
                    new Round(
                            figures.of(leg.name()),
                            figures.find(leg.visitorsName()),
                            Objects.requireNonNull(times.get(leg.name()), leg.name()),
                            Objects.requireNonNull(work.get(leg.name()), leg.name())));
        }
        return rounds;
    }

    @Override
    public void begins(String leg) {
        System.out.println(leg);
        begun.put(leg, probe.before());
    }

    @Override
    public void ended(String leg, Duration buying) {
        times.put(leg, buying);
        work.put(leg, probe.after().since(Objects.requireNonNull(begun.get(leg), leg)));
    }
}
