package ir.gardeshpay.bench.load;

import ir.gardeshpay.bench.run.Contestant;
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
 * @param each how many payments each buyer makes; 0: as many as there is time for
 * @param users buyers at once
 * @param visitors so many look at a page of the shop meanwhile, each ten times a second
 */
public record Leg(String name, Contestant contestant, String url, Duration length, long each, int users, int visitors) {

    private static final String BETWEEN = ";";
    private static final String WITHIN = "|";
    private static final int NAME = 0;
    private static final int CONTESTANT = 1;
    private static final int URL = 2;
    private static final int LENGTH = 3;
    private static final int EACH = 4;
    private static final int USERS = 5;
    private static final int VISITORS = 6;

    /** Buyers only, for a while. */
    public static Leg lasting(String name, Contestant contestant, String url, Duration length, int users) {
        return new Leg(name, contestant, url, length, 0, users, 0);
    }

    /** Buyers only, until so many payments are made; as many as can be shared evenly. */
    public static Leg counted(String name, Contestant contestant, String url, long payments, int users) {
        return new Leg(name, contestant, url, Duration.ofDays(1), payments / users, users, 0);
    }

    /** With visitors. */
    public Leg visitedBy(int several) {
        return new Leg(name, contestant, url, length, each, users, several);
    }

    /** What the visitors are called in Gatling's figures. */
    public String visitorsName() {
        return name + " visitors";
    }

    /** As one text, for the other process. */
    static String encoded(List<Leg> legs) {
        return legs.stream()
                .map(leg -> Stream.of(
                                leg.name,
                                leg.contestant,
                                leg.url,
                                leg.length.toMillis(),
                                leg.each,
                                leg.users,
                                leg.visitors)
                        .map(String::valueOf)
                        .collect(Collectors.joining(WITHIN)))
                .collect(Collectors.joining(BETWEEN));
    }

    /** From that text. */
    static List<Leg> decoded(String text) {
        return Stream.of(text.split(BETWEEN))
                .map(leg -> leg.split("[" + WITHIN + "]"))
                .map(part -> new Leg(
                        part[NAME],
                        Contestant.valueOf(part[CONTESTANT]),
                        part[URL],
                        Duration.ofMillis(Long.parseLong(part[LENGTH])),
                        Long.parseLong(part[EACH]),
                        Integer.parseInt(part[USERS]),
                        Integer.parseInt(part[VISITORS])))
                .toList();
    }
}
