package ir.gardeshpay.suite.startup;

import ir.gardeshpay.suite.Circumstances;
import ir.gardeshpay.suite.Manual;
import ir.gardeshpay.suite.PostgresServer;
import ir.gardeshpay.suite.startup.empty.ConnectedStartup;
import ir.gardeshpay.suite.startup.empty.EmptyStartup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Starts each server with an empty application, with one that looks into the database once, and with the module, in
 * turns, and writes what it took into the manual. Run by {@code ./mvnw -Pstartup verify}. Nothing else should run on
 * the machine meanwhile.
 *
 * <p>{@code -Dsuite.startup.rounds} says how many rounds a server, {@code -Dsuite.startup.only} which servers: a
 * regular expression that is looked for in their names. The manual is written if all of them have run.
 */
public final class StartupComparison {

    /** What the module may take more than an application that looks into the database once. */
    private static final Duration AT_MOST = Duration.ofSeconds(3);

    /** Of each server, how it is called, and whether it takes an EAR. */
    private static final List<Map.Entry<String, String>> SERVERS = List.of(
            Map.entry("payara-server", "Payara Server, EAR"),
            Map.entry("wildfly", "WildFly, EAR"),
            Map.entry("open-liberty", "Open Liberty, EAR"),
            Map.entry("payara-micro", "Payara Micro, WAR"));

    private StartupComparison() {}

    /** Exit code 1 if the module takes too much more. */
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
        int rounds = Integer.getInteger("suite.startup.rounds", 5);
        Pattern only = Pattern.compile(System.getProperty("suite.startup.only", ""));
        List<Rounds> all = new ArrayList<>();
        PostgresServer databases = PostgresServer.start(Path.of(System.getProperty("suite.work", "target/startup")));
        for (Map.Entry<String, String> server : SERVERS) {
            if (only.matcher(server.getKey()).find()) {
                all.add(measured(server.getKey(), server.getValue(), databases, rounds));
            }
        }
        String table = table(all, rounds);
        System.out.println("\n" + table);
        if (all.size() == SERVERS.size()) {
            new Manual(Path.of("../../docs/performance.md")).write("startup", "./mvnw -Pstartup verify", table);
        }
        List<Rounds> slow = all.stream()
                .filter(rounded -> rounded.overTheLook().compareTo(AT_MOST) > 0)
                .toList();
        slow.forEach(rounded -> System.out.println("TOO SLOW: " + rounded.title() + " takes more than "
                + AT_MOST.toSeconds() + " s longer with the module than with one look into the database"));
        databases.close();
        System.exit(slow.isEmpty() ? 0 : 1);
    }

    private static Rounds measured(String server, String title, PostgresServer databases, int rounds) {
        boolean war = server.equals("payara-micro");
        Rounds.Contestants contestants = new Rounds.Contestants(
                empty(server, war, "empty", EmptyStartup.class),
                empty(server, war, "connected", ConnectedStartup.class),
                Contestant.module(server, war ? Archives.moduleWar() : Archives.moduleEar()));
        return Rounds.measured(title, contestants, databases::createDatabase, rounds);
    }

    private static Contestant empty(String server, boolean war, String name, Class<?> bean) {
        return Contestant.empty(server, war ? Archives.emptyWar(name, bean) : Archives.emptyEar(name, bean));
    }

    private static String table(List<Rounds> all, int rounds) {
        String head = "| server | empty, s | empty, one look into the database, s | GardeshPay, s | over the empty, s |"
                + " over the look, s | first start, over the empty, s |\n|---|---:|---:|---:|---:|---:|---:|\n";
        return Circumstances.inWords(System.getProperty("suite.versions", "")) + ", " + rounds
                + " rounds; median (smallest – largest):\n\n" + head
                + all.stream().map(Rounds::row).collect(Collectors.joining("\n"));
    }
}
