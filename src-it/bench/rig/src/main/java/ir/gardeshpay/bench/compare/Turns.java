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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The module on several stages that differ in one thing. They stand side by side, and buyers come to one at a time, in turns
 * and in one run, so that whatever else the machine does is much the same for all. The warm-up takes turns too.
 *
 * @param stages by what they are called; the first is what the others are compared with
 */
public record Turns(BenchSettings settings, Map<String, Stage> stages) {

    private static final Duration WARM_UP_TURN = Duration.ofSeconds(15);

    /** More than any of them pays. */
    private static final long ORDERS_PER_SECOND = 1000;

    /** How many orders each of so many stages may use up: buyers take the next order wherever they go. */
    public static long orders(BenchSettings settings, int stages) {
        Duration each = settings.warmUp().plus(settings.round().multipliedBy(settings.rounds()));
        return stages * each.toSeconds() * ORDERS_PER_SECOND;
    }

    /** Plays them, and returns the rounds of each stage. */
    public Map<String, List<Round>> played() throws IOException {
        List<Leg> legs = new ArrayList<>();
        for (long left = settings.warmUp().toSeconds(); left > 0; left -= WARM_UP_TURN.toSeconds()) {
            legs.addAll(turn("warm up " + left, Duration.ofSeconds(Math.min(left, WARM_UP_TURN.toSeconds()))));
        }
        for (int round = 0; round < settings.rounds(); round++) {
            legs.addAll(turn("round " + round, settings.round()));
        }
        Map<String, Round> measured = new Course(List.copyOf(stages.values())).run(legs);
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        stages.keySet().forEach(name -> rounds.put(name, roundsOf(name, measured)));
        return rounds;
    }

    private List<Leg> turn(String turn, Duration length) {
        return stages.entrySet().stream()
                .map(stage -> Leg.lasting(
                        name(turn, stage.getKey()),
                        Contestant.MODULE,
                        stage.getValue().url(Contestant.MODULE),
                        length,
                        settings.users()))
                .toList();
    }

    private List<Round> roundsOf(String stage, Map<String, Round> measured) {
        return IntStream.range(0, settings.rounds())
                .mapToObj(round -> name("round " + round, stage))
                .map(name -> Objects.requireNonNull(measured.get(name), name))
                .toList();
    }

    private static String name(String turn, String stage) {
        return turn + " with " + stage;
    }
}
