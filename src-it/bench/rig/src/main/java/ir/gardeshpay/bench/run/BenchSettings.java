package ir.gardeshpay.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run is asked for.
 *
 * @param modes what to measure
 * @param servers on which servers, one after the other
 * @param rounds so many pairs: the module, the floor
 * @param round how long one round of one of them takes
 * @param warmUp how long each is loaded before the first round, in turns
 * @param users buyers at once
 * @param jvm further options of the server's JVM
 */
public record BenchSettings(
        List<String> modes,
        List<String> servers,
        int rounds,
        Duration round,
        Duration warmUp,
        int users,
        List<String> jvm) {

    private static final BenchSettings DEFAULT = new BenchSettings(
            List.of("compare"),
            List.of("payara-micro", "wildfly"),
            5,
            Duration.ofSeconds(30),
            Duration.ofSeconds(150),
            8,
            List.of());

    /** From {@code -Dbench.…}; what is missing or blank has its default. */
    public static BenchSettings read() {
        return new BenchSettings(
                words("bench.only", ",", DEFAULT.modes()),
                words("bench.server", ",", DEFAULT.servers()),
                number("bench.rounds", DEFAULT.rounds()),
                Duration.ofSeconds(number("bench.seconds", (int) DEFAULT.round().toSeconds())),
                Duration.ofSeconds(number("bench.warmup", (int) DEFAULT.warmUp().toSeconds())),
                number("bench.users", DEFAULT.users()),
                words("bench.jvm", "\\s+", DEFAULT.jvm()));
    }

    /** Whether what comes out may stand in the manual: all as it comes, whatever modes are run. */
    public boolean isDefault() {
        return equals(new BenchSettings(
                modes,
                DEFAULT.servers(),
                DEFAULT.rounds(),
                DEFAULT.round(),
                DEFAULT.warmUp(),
                DEFAULT.users(),
                DEFAULT.jvm()));
    }

    /** How it was measured, for the manual. */
    public String inWords() {
        return users + " buyers at once, " + rounds + " rounds of " + round.toSeconds()
                + " s each; median (smallest – largest)";
    }

    /**
     * What only one mode wants to know: {@code -Dbench.…}, numbers with commas between them.
     *
     * @param fallback what counts if nobody says
     */
    public static List<Long> numbers(String key, List<Long> fallback) {
        String text = text(key, "");
        return text.isEmpty()
                ? fallback
                : Stream.of(text.split(","))
                        .map(String::strip)
                        .map(Long::valueOf)
                        .toList();
    }

    /** The page of the manual. */
    public static Path manual() {
        return Path.of(text("bench.manual", "../../../docs/performance.md"));
    }

    /** Where the run writes what is not for the manual. */
    public static Path work() {
        return Path.of(text("suite.work", "target/bench")).toAbsolutePath();
    }

    /** The WAR of a contestant, as it was built. */
    public static Path war(Contestant contestant) {
        String built = contestant == Contestant.MODULE ? "../shop/target/module.war" : "../floor/target/floor.war";
        return Path.of(text("bench.war." + contestant.contextRoot(), built))
                .toAbsolutePath()
                .normalize();
    }

    /** What was measured with what: versions of the servers and of PostgreSQL. */
    public static String versions() {
        return text("bench.versions", "");
    }

    /** How a server is called in the manual. */
    public static String title(String server) {
        return switch (server) {
            case "payara-micro" -> "Payara Micro";
            case "payara-server" -> "Payara Server";
            case "wildfly" -> "WildFly";
            default -> server;
        };
    }

    private static int number(String key, int fallback) {
        return Integer.parseInt(text(key, String.valueOf(fallback)));
    }

    private static List<String> words(String key, String separator, List<String> fallback) {
        String text = text(key, "");
        return text.isEmpty()
                ? fallback
                : Stream.of(text.split(separator)).map(String::strip).toList();
    }

    private static String text(String key, String fallback) {
        String text = System.getProperty(key, "").strip();
        return text.isEmpty() ? fallback : text;
    }
}
