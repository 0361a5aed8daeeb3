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

/**
 * Sends buyers over a stage, or over several in turns, and measures each leg. Several courses may follow each other.
 * Not thread-safe.
 */
public final class Course implements LoadListener {

    private final List<Stage> stages;
    private final Load load;
    private final Map<String, Stage> stagesOf = new HashMap<>();
    private final Map<String, Probe> probes = new HashMap<>();
    private final Map<String, Snapshot> begun = new HashMap<>();
    private final Map<String, Duration> times = new HashMap<>();
    private final Map<String, Long> ordersPaid = new HashMap<>();
    private final Map<String, Snapshot> work = new HashMap<>();

    /** Over this stage. */
    public Course(Stage stage) {
        this(List.of(stage));
    }

    /** Over these; whose a leg is, its address says. */
    public Course(List<Stage> stages) {
        this.stages = List.copyOf(stages);
        this.load = new Load(stages.get(0).directory());
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
                throw new BenchFailedException(round.payments().failed() + " payments failed in '" + leg
                        + "'; see the logs in " + stages.get(0).directory().getParent());
            }
        });
        requirePaid();
        return rounds;
    }

    /** All that was paid is credited. */
    private void requirePaid() {
        long paid = stages.stream()
                .mapToLong(stage -> stage.store().orders().paid())
                .sum();
        if (paid != load.ordersTaken()) {
            throw new BenchFailedException(load.ordersTaken() + " payments were made and " + paid + " orders are paid");
        }
    }

    /** The same, where payments may fail. */
    public Map<String, Round> tried(List<Leg> legs) throws IOException {
        for (Leg leg : legs) {
            stagesOf.put(leg.name(), stageOf(leg));
            probes.put(leg.name(), stageOf(leg).probe());
        }
        LoadFigures figures = load.run(legs, this::measure, this);
        Map<String, Round> rounds = new LinkedHashMap<>();
        for (Leg leg : legs) {
            rounds.put(
                    leg.name(),
                    new Round(
                            figures.of(leg.name()),
                            figures.find(leg.visitorsName()),
                            of(times, leg.name()),
                            of(ordersPaid, leg.name()),
                            of(work, leg.name())));
        }
        return rounds;
    }

    private Stage stageOf(Leg leg) {
        return stages.stream()
                .filter(stage -> stage.url(leg.contestant()).equals(leg.url()))
                .findFirst()
                .orElseThrow(() -> new BenchFailedException("No stage of this course is at " + leg.url()));
    }

    private void measure(ProcessHandle gatling) {
        stages.forEach(stage -> stage.probe().load(gatling));
    }

    private static <T> T of(Map<String, T> found, String leg) {
        return Objects.requireNonNull(found.get(leg), leg);
    }

    @Override
    public void begins(String leg) {
        System.out.println(leg);
        ordersPaid.put(leg, -paid(leg));
        of(stagesOf, leg).store().checkpoint();
        begun.put(leg, of(probes, leg).before());
    }

    @Override
    public void ended(String leg, Duration buying) {
        times.put(leg, buying);
        work.put(leg, of(probes, leg).after().since(of(begun, leg)));
        ordersPaid.merge(leg, paid(leg), Long::sum);
    }

    private long paid(String leg) {
        return of(stagesOf, leg).store().orders().paid();
    }
}
