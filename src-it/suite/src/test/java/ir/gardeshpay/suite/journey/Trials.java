package ir.gardeshpay.suite.journey;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Goes through trials in several worlds side by side, and reports what has come of each. What fails in one does not
 * keep the others from their turn: they get a new world.
 */
final class Trials {

    private final Application application;
    private final CrashReport report;
    private final Queue<Trial> waiting;

    private Trials(Application application, List<Trial> trials) {
        this.application = application;
        this.report = CrashReport.of(application);
        this.waiting = new ConcurrentLinkedQueue<>(trials);
    }

    /** Runs all of them, prints the table, and gives the rows that they have filled. */
    static List<CrashRow> run(Application application, List<Trial> trials) {
        List<String> names = trials.stream().map(Trial::name).distinct().toList();
        Trials running = new Trials(application, trials);
        running.report.expect(names);
        List<CompletableFuture<Void>> worlds = IntStream.range(0, CrashSettings.worlds())
                .mapToObj(world -> CompletableFuture.runAsync(running::inOneWorld, Crowd::inBackground))
                .toList();
        worlds.forEach(CompletableFuture::join);
        running.report.publish();
        return running.report.rows(names);
    }

    private void inOneWorld() {
        for (Trial next = waiting.poll(); next != null; next = waiting.poll()) {
            inOneWorld(next);
        }
    }

    /** From this trial on, until one of them fails or none is left. */
    private void inOneWorld(Trial first) {
        Trial current = first;
        try (BrittleWorld world = BrittleWorld.of(application)) {
            for (Trial next = first; next != null; next = waiting.poll()) {
                current = next;
                report(current, world);
            }
        } catch (RuntimeException | AssertionError failed) {
            report.failed(current.name(), current.times(), failed);
            failed.printStackTrace();
        }
    }

    private void report(Trial trial, BrittleWorld world) {
        Audit audit = world.audit();
        trial.run(world);
        world.book().letLeasesRunOut();
        Audit.Finding finding = audit.end(world.recovery());
        report.add(trial.name(), trial.times(), finding);
        System.out.println(trial.name() + ": " + finding.payments() + " payments, " + finding.wrong());
    }
}
