package ir.gardeshpay.bench.compare;

import ir.gardeshpay.bench.load.Leg;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.bench.stage.Course;
import ir.gardeshpay.bench.stage.Round;
import ir.gardeshpay.bench.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All rounds on one stage, in turns and in one run: warm-up, then the module, the floor, the floor, the module, so that
 * what the one leaves to PostgreSQL to do later is not always done in the rounds of the other. The warm-up takes turns
 * too, because compilers and caches are shared.
 *
 * @param stage has both
 * @param course over that stage; others may have been run on it before
 */
public record Match(BenchSettings settings, Stage stage, Course course) {

    private static final Duration WARM_UP_TURN = Duration.ofSeconds(15);

    /** More than any of them pays. */
    private static final long ORDERS_PER_SECOND = 1500;

    /** How many orders a match may use up. */
    public static long orders(BenchSettings settings) {
        Duration whole = settings.warmUp().plus(settings.round().multipliedBy(settings.rounds()));
        return Contestant.values().length * whole.toSeconds() * ORDERS_PER_SECOND;
    }

    /** Plays it. */
    public List<Pair> played() throws IOException {
        List<Leg> legs = new ArrayList<>();
        for (Duration left = settings.warmUp(); left.compareTo(Duration.ZERO) > 0; left = left.minus(WARM_UP_TURN)) {
            Duration turn = left.compareTo(WARM_UP_TURN) < 0 ? left : WARM_UP_TURN;
            legs.addAll(legs("warm up " + left.toSeconds(), turn, true));
        }
        for (int round = 0; round < settings.rounds(); round++) {
            legs.addAll(legs("round " + round, settings.round(), round % 2 == 0));
        }
        Map<String, Round> measured = course.run(legs);
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            String turn = "round " + round;
            pairs.add(new Pair(of(measured, turn, Contestant.MODULE), of(measured, turn, Contestant.FLOOR)));
        }
        return pairs;
    }

    private List<Leg> legs(String turn, Duration length, boolean moduleFirst) {
        return Stream.of(Contestant.values())
                .sorted(moduleFirst ? Comparator.naturalOrder() : Comparator.reverseOrder())
                .map(contestant -> Leg.lasting(
                        name(turn, contestant), contestant, stage.url(contestant), length, settings.users()))
                .toList();
    }

    private static Round of(Map<String, Round> measured, String turn, Contestant contestant) {
        return Objects.requireNonNull(measured.get(name(turn, contestant)), turn);
    }

    private static String name(String turn, Contestant contestant) {
        return turn + " " + contestant.contextRoot();
    }
}
