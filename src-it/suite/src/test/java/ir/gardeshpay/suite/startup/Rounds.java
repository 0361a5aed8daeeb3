package ir.gardeshpay.suite.startup;

import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.startup.Contestant.Starts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The starts of one server, in rounds: with each application once, close to each other in time, so that whatever else
 * the machine did was the same for all.
 */
record Rounds(String title, List<Rounds.Round> rounds) {

    /** What takes part: an application that does nothing, one that looks into the database once, and the module. */
    record Contestants(Contestant empty, Contestant connected, Contestant module) {

        /** One after the other, every second time the other way round. */
        Round run(boolean forwards, Supplier<? extends Database> databases) {
            List<Contestant> order = forwards ? List.of(empty, connected, module) : List.of(module, connected, empty);
            List<Starts> starts = order.stream()
                    .map(contestant -> contestant.start(databases.get()))
                    .toList();
            return new Round(starts.get(forwards ? 0 : 2), starts.get(1), starts.get(forwards ? 2 : 0));
        }
    }

    /** What each took. */
    record Round(Starts empty, Starts connected, Starts module) {

        Duration overTheEmpty() {
            return module.later().minus(empty.later());
        }

        Duration overTheLook() {
            return module.later().minus(connected.later());
        }

        Duration firstOverTheEmpty() {
            return module.first().minus(empty.first());
        }
    }

    /** So many rounds; the first start of all is not counted, because it reads the server from disk. */
    static Rounds measured(String title, Contestants contestants, Supplier<? extends Database> databases, int rounds) {
        contestants.empty().start(databases.get());
        List<Round> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Round measured = contestants.run(round % 2 == 0, databases);
            System.out.println(title + ": " + measured);
            all.add(measured);
        }
        return new Rounds(title, all);
    }

    /**
     * What the module takes more than an application that looks into the database once, in the median of the rounds.
     */
    Duration overTheLook() {
        return median(sorted(Round::overTheLook));
    }

    /** A line of the table. */
    String row() {
        return "| " + title + " | " + spread(round -> round.empty().later()) + " | "
                + spread(round -> round.connected().later()) + " | "
                + spread(round -> round.module().later()) + " | " + spread(Round::overTheEmpty) + " | "
                + spread(Round::overTheLook) + " | " + spread(Round::firstOverTheEmpty) + " |";
    }

    private List<Duration> sorted(Function<Round, Duration> of) {
        return rounds.stream().map(of).sorted().toList();
    }

    private static Duration median(List<Duration> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    private String spread(Function<Round, Duration> of) {
        List<Duration> sorted = sorted(of);
        return "**" + seconds(median(sorted)) + "** (" + seconds(sorted.get(0)) + " – "
                + seconds(sorted.get(sorted.size() - 1)) + ")";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
