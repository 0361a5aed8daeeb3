package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.BenchFailedException;
import ir.gardeshpay.bench.BenchSettings;
import ir.gardeshpay.bench.Contestant;
import ir.gardeshpay.bench.Stage;
import ir.gardeshpay.bench.load.Leg;
import ir.gardeshpay.bench.load.Load;
import ir.gardeshpay.bench.load.LoadFigures;
import ir.gardeshpay.bench.load.LoadListener;
import ir.gardeshpay.bench.measure.Probe;
import ir.gardeshpay.bench.measure.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All rounds on one server, in turns and in one run: warm-up, then the module, the floor, the module, the floor. */
final class Match implements LoadListener {

    /** The warm-up takes turns too, because compilers and caches are shared. */
    private static final Duration WARM_UP_TURN = Duration.ofSeconds(15);

    /** More than any of them pays. */
    private static final long ORDERS_PER_SECOND = 1500;

    private final BenchSettings settings;
    private final Stage stage;
    private final Probe probe;
    private final List<Leg> legs = new ArrayList<>();
    private final Map<String, Snapshot> begun = new HashMap<>();
    private final Map<String, Snapshot> work = new HashMap<>();

    private Match(BenchSettings settings, Stage stage) {
        this.settings = settings;
        this.stage = stage;
        this.probe = stage.probe();
        for (Duration left = settings.warmUp(); left.compareTo(Duration.ZERO) > 0; left = left.minus(WARM_UP_TURN)) {
            Duration turn = left.compareTo(WARM_UP_TURN) < 0 ? left : WARM_UP_TURN;
            addLegs("warm up " + left.toSeconds(), turn);
        }
        for (int round = 0; round < settings.rounds(); round++) {
            addLegs("round " + round, settings.round());
        }
    }

    private void addLegs(String turn, Duration length) {
        for (Contestant contestant : Contestant.values()) {
            legs.add(new Leg(name(turn, contestant), contestant, stage.url(contestant), length, settings.users()));
        }
    }

    private static String name(String turn, Contestant contestant) {
        return turn + " " + contestant.contextRoot();
    }

    static List<Pair> on(String product, BenchSettings settings) throws IOException {
        long seconds = 2
                * settings.warmUp()
                        .plus(settings.round().multipliedBy(settings.rounds()))
                        .toSeconds();
        List<Contestant> both = List.of(Contestant.values());
        try (Stage stage = Stage.open(product, both, settings, seconds * ORDERS_PER_SECOND)) {
            return new Match(settings, stage).played();
        }
    }

    private List<Pair> played() throws IOException {
        LoadFigures figures = Load.run(legs, stage.directory(), probe::load, this);
        long paid = 0;
        for (Leg leg : legs) {
            LoadFigures.Payments payments = figures.of(leg.name());
            if (payments.failed() > 0) {
                throw new BenchFailedException(
                        payments.failed() + " payments failed in '" + leg.name() + "'; see " + stage.directory());
            }
            paid += payments.paid();
        }
        stage.orders().requirePaid(paid);
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            String turn = "round " + round;
            pairs.add(new Pair(
                    round(figures, name(turn, Contestant.MODULE)), round(figures, name(turn, Contestant.FLOOR))));
        }
        return pairs;
    }

    private Round round(LoadFigures figures, String leg) {
        return new Round(figures.of(leg), Objects.requireNonNull(work.get(leg), leg));
    }

    @Override
    public void begins(String leg) {
        System.out.println(leg);
        begun.put(leg, probe.before());
    }

    @Override
    public void ended(String leg) {
        work.put(leg, probe.after().since(Objects.requireNonNull(begun.get(leg), leg)));
    }
}
