package ir.gardeshpay.bench.load;

import ir.gardeshpay.bench.Contestant;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A while in which buyers pay at one contestant. A run is legs, one after the other.
 *
 * @param name different from all others of the run: Gatling's figures are asked by it; letters, digits and blanks
 * @param url of the contestant's WAR, or of a balancer before it
 * @param length the payments that are under way at its end are finished
 * @param users buyers at once
 */
public record Leg(String name, Contestant contestant, String url, Duration length, int users) {

    private static final String BETWEEN = ";";
    private static final String WITHIN = "|";

    /** As one text, for the other process. */
    static String encoded(List<Leg> legs) {
        return legs.stream()
                .map(leg -> String.join(
                        WITHIN,
                        leg.name(),
                        leg.contestant().name(),
                        leg.url(),
                        String.valueOf(leg.length().toMillis()),
                        String.valueOf(leg.users())))
                .collect(Collectors.joining(BETWEEN));
    }

    /** From that text. */
    static List<Leg> decoded(String text) {
        return Stream.of(text.split(BETWEEN))
                .map(leg -> leg.split("[" + WITHIN + "]"))
                .map(parts -> new Leg(
                        parts[0],
                        Contestant.valueOf(parts[1]),
                        parts[2],
                        Duration.ofMillis(Long.parseLong(parts[3])),
                        Integer.parseInt(parts[4])))
                .toList();
    }
}
