package ir.gardeshpay.suite.journey;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has come of breaking one thing, however often. */
final class CrashRow {

    private final String name;
    private final Map<Disagreement.Kind, Integer> wrong = new EnumMap<>(Disagreement.Kind.class);
    private final List<String> problems = new ArrayList<>();
    private int times;
    private int payments;
    private long paid;

    CrashRow(String name) {
        this.name = name;
    }

    void add(int more, Audit.Finding finding) {
        times += more;
        payments += finding.payments();
        paid += finding.paid();
        for (Disagreement one : finding.wrong()) {
            wrong.merge(one.kind(), 1, Integer::sum);
            problems.add(name + ": " + one);
        }
    }

    void add(CrashRow other) {
        times += other.times;
        payments += other.payments;
        paid += other.paid;
        other.wrong.forEach((kind, count) -> wrong.merge(kind, count, Integer::sum));
    }

    /** A trial that did not come to its end: it counts as stuck, so that no table looks better than it is. */
    void failed(int more, String why) {
        times += more;
        wrong.merge(Disagreement.Kind.STUCK, 1, Integer::sum);
        problems.add(name + ": " + why);
    }

    String name() {
        return name;
    }

    int times() {
        return times;
    }

    int count(Disagreement.Kind kind) {
        return wrong.getOrDefault(kind, 0);
    }

    /** All that speaks against this row, in words. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    String line() {
        return "| " + name + " | " + times + " | " + payments + " | " + paid + " | " + count(Disagreement.Kind.LOST)
                + " | " + count(Disagreement.Kind.TWICE) + " | " + count(Disagreement.Kind.STUCK) + " |";
    }
}
