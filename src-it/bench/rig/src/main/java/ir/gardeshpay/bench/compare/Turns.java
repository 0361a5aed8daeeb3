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
 * The module on several stages that differ in one thing. They stand side by side, and buyers come to one at a time, in
 * turns, so that whatever else the machine does is much the same for all. The warm-up takes turns too. All servers are
 * started {@link #STARTS} times, because a JVM stays as fast as its compilers have made it in that start.
 *
 * @param stages by what they are called; the first is what the others are compared with
 */
public record Turns(BenchSettings settings, Map<String, Stage> stages) {

    /** So often; the rounds are spread over them, and each warm-up is half of a usual one. */
    public static final int STARTS = 3;

    private static final Duration WARM_UP_TURN = Duration.ofSeconds(15);

    /** More than any of them pays. */
    private static final long ORDERS_PER_SECOND = 1000;

    /** How many orders each of so many stages may use up: buyers take the next order wherever they go. */
    public static long orders(BenchSettings settings, int stages) {
        Duration each = warmUp(settings).plus(settings.round().multipliedBy(rounds(settings)));
        return each.toSeconds() * STARTS * stages * ORDERS_PER_SECOND;
    }

    /** How it is measured, for the manual. */
    public static String inWords(BenchSettings settings) {
        return settings.users() + " buyers at once, " + STARTS + " starts, " + rounds(settings) + " rounds of "
                + settings.round().toSeconds() + " s after each; median (smallest – largest)";
    }

    private static Duration warmUp(BenchSettings settings) {
        return settings.warmUp().dividedBy(2);
    }

    /** After each start, so that all together are not fewer than usual. */
    private static int rounds(BenchSettings settings) {
        return (settings.rounds() + STARTS - 1) / STARTS;
    }

    /** Plays them, and returns the rounds of each stage. Its servers must run, and run at the end, started anew. */
    public Map<String, List<Round>> played() throws IOException {
        Course course = new Course(List.copyOf(stages.values()));
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int start = 1; start <= STARTS; start++) {
            if (start > 1) {
                stages.values().forEach(Stage::restartServers);
            }
            System.out.println("start " + start);
            Map<String, Round> measured = course.run(legs());
            stages.keySet()
                    .forEach(name -> rounds.computeIfAbsent(name, none -> new ArrayList<>())
                            .addAll(roundsOf(name, measured)));
        }
        return rounds;
    }

    private List<Leg> legs() {
        List<Leg> legs = new ArrayList<>();
        for (long left = warmUp(settings).toSeconds(); left > 0; left -= WARM_UP_TURN.toSeconds()) {
            legs.addAll(turn("warm up " + left, Duration.ofSeconds(Math.min(left, WARM_UP_TURN.toSeconds()))));
        }
        for (int round = 0; round < rounds(settings); round++) {
            legs.addAll(turn("round " + round, settings.round()));
        }
        return legs;
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
        return IntStream.range(0, rounds(settings))
                .mapToObj(round -> name("round " + round, stage))
                .map(name -> Objects.requireNonNull(measured.get(name), name))
                .toList();
    }

    private static String name(String turn, String stage) {
        return turn + " with " + stage;
    }
}
