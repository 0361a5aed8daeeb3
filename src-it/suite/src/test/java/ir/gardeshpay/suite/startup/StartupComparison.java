package ir.gardeshpay.suite.startup;

import com.sun.management.OperatingSystemMXBean;
import ir.gardeshpay.suite.Manual;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Starts each server with an empty application and with the module, in turns, and writes what it took into the manual. Run by
 * {@code ./mvnw -Pstartup verify}. Nothing else should run on the machine meanwhile.
 *
 * <p>{@code -Dsuite.startup.rounds} says how many pairs a server, {@code -Dsuite.startup.only} which servers: a regular
 * expression that is looked for in their names. The manual is written if all of them have run.
 */
public final class StartupComparison {

    /** What the module may take more than an empty application. */
    private static final Duration AT_MOST = Duration.ofSeconds(3);

    private static final long MEBIBYTE = 1024 * 1024;

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
        List<Pairs> all = new ArrayList<>();
        for (Map.Entry<String, String> server : SERVERS) {
            if (only.matcher(server.getKey()).find()) {
                all.add(pairs(server.getKey(), server.getValue(), rounds));
            }
        }
        String table = table(all, rounds);
        System.out.println("\n" + table);
        if (all.size() == SERVERS.size()) {
            new Manual(Path.of("../../docs/performance.md")).write("startup", "./mvnw -Pstartup verify", table);
        }
        List<Pairs> slow = all.stream()
                .filter(pairs -> pairs.difference().compareTo(AT_MOST) > 0)
                .toList();
        slow.forEach(pairs -> System.out.println("TOO SLOW: " + pairs.title() + " takes more than "
                + AT_MOST.toSeconds() + " s longer with the module than without"));
        System.exit(slow.isEmpty() ? 0 : 1);
    }

    private static Pairs pairs(String server, String title, int rounds) {
        boolean war = server.equals("payara-micro");
        Contestant empty = Contestant.empty(server, war ? Archives.emptyWar() : Archives.emptyEar());
        Contestant module = Contestant.module(server, war ? Archives.moduleWar() : Archives.moduleEar());
        return Pairs.measured(title, empty, module, rounds);
    }

    private static String table(List<Pairs> all, int rounds) {
        String head = "| server | empty application, s | GardeshPay, s | difference, s |\n|---|---:|---:|---:|\n";
        return circumstances(rounds) + "\n\n" + head
                + all.stream().map(Pairs::row).collect(Collectors.joining("\n"));
    }

    private static String circumstances(int rounds) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return LocalDate.now(ZoneOffset.UTC) + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + memory / MEBIBYTE + " MiB, " + System.getProperty("os.name") + ", JDK " + Runtime.version() + ", "
                + System.getProperty("suite.versions", "") + ", " + rounds
                + " pairs of starts each; median (smallest – largest):";
    }
}
