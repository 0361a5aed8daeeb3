package ir.gardeshpay.bench.sick;

import ir.gardeshpay.bench.load.Leg;
import ir.gardeshpay.bench.load.LoadFigures.Payments;
import ir.gardeshpay.bench.measure.Peaks;
import ir.gardeshpay.bench.report.MarkdownTable;
import ir.gardeshpay.bench.report.Spread;
import ir.gardeshpay.bench.run.BenchSettings;
import ir.gardeshpay.bench.run.Mode;
import ir.gardeshpay.bench.stage.Course;
import ir.gardeshpay.bench.stage.Round;
import ir.gardeshpay.bench.stage.Stage;
import ir.gardeshpay.bench.stage.StagePlan;
import ir.gardeshpay.suite.Circumstances;
import ir.gardeshpay.suite.Manual;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * {@code -Dbench.only=sick}: 200 buyers at once while each call to the gateway takes two seconds, and visitors who only
 * look at a page of the shop; before that the usual buyers, and after it again. {@code -Dbench.crowd} and
 * {@code -Dbench.delay} (milliseconds) say how many and how slow.
 */
public final class SickGateway implements Mode {

    private static final List<Long> CROWD = List.of(200L);
    private static final List<Long> DELAY = List.of(2000L);
    private static final int VISITORS = 5;
    private static final long ORDERS_PER_SECOND = 1500;
    private static final int LEGS = 3;

    private static final List<String> HEAD = List.of(
            "server",
            "application",
            "gateway",
            "buyers at once",
            "orders paid a second",
            "turned away a second",
            "an attempt to pay, median, ms",
            "99 of 100 attempts within, ms",
            "a page, median, ms",
            "99 of 100 pages within, ms",
            "pages that failed",
            "threads of the server, at most",
            "connections, at most",
            "of them busy at once, at most");
    private static final int WORDS = 3;

    @Override
    public void run(BenchSettings settings) throws IOException {
        List<Long> crowd = BenchSettings.numbers("bench.crowd", CROWD);
        List<Long> delay = BenchSettings.numbers("bench.delay", DELAY);
        MarkdownTable table = new MarkdownTable(HEAD, WORDS);
        for (String server : settings.servers()) {
            for (Patient patient : Patient.all(Math.toIntExact(crowd.get(0)))) {
                measure(server, patient, settings, Math.toIntExact(crowd.get(0)), delay.get(0), table);
            }
        }
        String text = Circumstances.inWords(BenchSettings.versions()) + ", "
                + settings.round().toSeconds() + " s each:\n\n" + table;
        System.out.println("\n" + text);
        if (settings.isDefault() && crowd.equals(CROWD) && delay.equals(DELAY)) {
            new Manual(BenchSettings.manual()).write("sick", "./mvnw -Pbench verify -Dbench.only=sick", text);
        }
    }

    private static void measure(
            String server, Patient patient, BenchSettings settings, int crowd, long delay, MarkdownTable table)
            throws IOException {
        long seconds =
                settings.warmUp().plus(settings.round().multipliedBy(LEGS)).toSeconds() + 1;
        StagePlan plan = StagePlan.of(server, List.of(patient.contestant()), seconds * ORDERS_PER_SECOND, settings)
                .with(patient.jvm());
        try (Stage stage = Stage.raise(plan)) {
            Ward ward = new Ward(server, patient, stage, new Course(stage), table);
            ward.warmUp(settings.warmUp(), settings.users());
            ward.leg("well", settings.round(), settings.users());
            stage.gateway().delay(Duration.ofMillis(delay));
            ward.leg(delay + " ms a call", settings.round(), crowd);
            stage.gateway().delay(Duration.ZERO);
            ward.leg("well again", settings.round(), settings.users());
        }
    }

    /** Where a patient lies. */
    private record Ward(String server, Patient patient, Stage stage, Course course, MarkdownTable table) {

        void warmUp(Duration length, int users) throws IOException {
            tried("warm up", length, users);
        }

        /**
         * A line of the table. What was paid is what orders say at its end: the reconciler may verify the rest later.
         */
        void leg(String gateway, Duration length, int users) throws IOException {
            Round round;
            Peaks peaks = Peaks.of(stage.servers().get(0), stage.store().database());
            try (peaks) {
                round = tried(gateway, length, users);
            }
            Payments payments = round.payments();
            Payments pages = round.visitors();
            table.add(
                    BenchSettings.title(server),
                    patient.title(),
                    gateway,
                    String.valueOf(users),
                    Spread.number(round.ordersPaidPerSecond()),
                    Spread.number(round.failedPerSecond()),
                    String.valueOf(payments.p50()),
                    String.valueOf(payments.p99()),
                    String.valueOf(pages.p50()),
                    String.valueOf(pages.p99()),
                    String.valueOf(pages.failed()),
                    String.valueOf(peaks.threads()),
                    String.valueOf(peaks.connections()),
                    String.valueOf(peaks.busyConnections()));
        }

        private Round tried(String gateway, Duration length, int users) throws IOException {
            Leg leg = Leg.lasting(gateway, patient.contestant(), stage.url(patient.contestant()), length, users)
                    .visitedBy(VISITORS);
            return course.tried(List.of(leg)).values().iterator().next();
        }
    }
}
