package ir.gardeshpay.bench.sick;

import ir.gardeshpay.bench.load.Leg;
import ir.gardeshpay.bench.load.LoadFigures.Payments;
import ir.gardeshpay.bench.report.MarkdownTable;
import ir.gardeshpay.bench.report.Spread;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.bench.run.Machine;
import ir.gardeshpay.bench.run.Mode;
import ir.gardeshpay.bench.stage.Course;
import ir.gardeshpay.bench.stage.Round;
import ir.gardeshpay.bench.stage.Stage;
import ir.gardeshpay.bench.stage.StagePlan;
import ir.gardeshpay.suite.Manual;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code -Dbench.only=sick}: 200 buyers at once while each call to the gateway takes two seconds, and visitors who only look
 * at a page of the shop; before that the usual buyers, and after it again. {@code -Dbench.crowd} and {@code -Dbench.delay}
 * (milliseconds) say how many and how slow.
 */
public final class SickGateway implements Mode {

    private static final List<Long> CROWD = List.of(200L);
    private static final List<Long> DELAY = List.of(2000L);
    private static final int VISITORS = 5;
    private static final long ORDERS_PER_SECOND = 1500;
    private static final int LEGS = 6;

    @Override
    public void run(BenchSettings settings) throws IOException {
        List<Long> crowd = BenchSettings.numbers("bench.crowd", CROWD);
        List<Long> delay = BenchSettings.numbers("bench.delay", DELAY);
        MarkdownTable table = new MarkdownTable(
                List.of(
                        "server",
                        "application",
                        "gateway",
                        "buyers at once",
                        "payments a second",
                        "turned away a second",
                        "an attempt to pay, median, ms",
                        "99 of 100 attempts within, ms",
                        "a page, median, ms",
                        "99 of 100 pages within, ms",
                        "pages that failed"),
                3);
        for (String server : settings.servers()) {
            measure(server, settings, Math.toIntExact(crowd.get(0)), delay.get(0), table);
        }
        String text = Machine.inWords() + ", " + settings.round().toSeconds() + " s each:\n\n" + table;
        System.out.println("\n" + text);
        if (settings.isDefault() && crowd.equals(CROWD) && delay.equals(DELAY)) {
            new Manual(BenchSettings.manual()).write("sick", "./mvnw -Pbench verify -Dbench.only=sick", text);
        }
    }

    private static void measure(String server, BenchSettings settings, int crowd, long delay, MarkdownTable table)
            throws IOException {
        long seconds =
                settings.warmUp().plus(settings.round().multipliedBy(LEGS)).toSeconds() + 1;
        StagePlan plan = StagePlan.of(server, List.of(Contestant.values()), seconds * 2 * ORDERS_PER_SECOND, settings);
        try (Stage stage = Stage.raise(plan)) {
            Course course = new Course(stage);
            for (Contestant contestant : Contestant.values()) {
                String name = contestant.contextRoot();
                leg(course, stage, contestant, name + " warm up", settings.warmUp(), settings.users());
                row(
                        table,
                        server,
                        contestant,
                        "well",
                        settings.users(),
                        leg(course, stage, contestant, name + " well", settings.round(), settings.users()));
                stage.gateway().delay(Duration.ofMillis(delay));
                row(
                        table,
                        server,
                        contestant,
                        delay + " ms a call",
                        crowd,
                        leg(course, stage, contestant, name + " sick", settings.round(), crowd));
                stage.gateway().delay(Duration.ZERO);
                row(
                        table,
                        server,
                        contestant,
                        "well again",
                        settings.users(),
                        leg(course, stage, contestant, name + " well again", settings.round(), settings.users()));
            }
        }
    }

    private static Round leg(Course course, Stage stage, Contestant contestant, String name, Duration length, int users)
            throws IOException {
        Leg leg = Leg.lasting(name, contestant, stage.url(contestant), length, users)
                .visitedBy(VISITORS);
        Map<String, Round> measured = course.tried(List.of(leg));
        return measured.values().iterator().next();
    }

    private static void row(
            MarkdownTable table, String server, Contestant contestant, String gateway, int users, Round round) {
        Payments payments = round.payments();
        Payments pages = round.visitors();
        table.add(
                BenchSettings.title(server),
                contestant.title(),
                gateway,
                String.valueOf(users),
                Spread.number(round.perSecond()),
                Spread.number(round.failedPerSecond()),
                String.valueOf(payments.p50()),
                String.valueOf(payments.p99()),
                String.valueOf(pages.p50()),
                String.valueOf(pages.p99()),
                String.valueOf(pages.failed()));
    }
}
