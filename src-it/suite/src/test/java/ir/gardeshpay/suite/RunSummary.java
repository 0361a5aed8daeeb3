package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Names at the end of a run every test that did not run, with the reason, and counts the rest: {@code N passed, N
 * failed, N skipped}. A class that failed before its tests counts as that many failed tests.
 */
public final class RunSummary implements TestExecutionListener {
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final List<String> notRun = new ArrayList<>();
    private int passed;
    private int failed;
    private int skipped;
    private @Nullable TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier what, String reason) {
        skipped += notRun(what, reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier what, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed += what.isTest() ? 1 : 0;
            case ABORTED -> skipped += notRun(what, reason(result));
            case FAILED -> failed += what.isTest() ? 1 : notRun(what, "failed before its tests: " + reason(result));
        }
        seen.add(what.getUniqueId());
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        System.out.println("\nThe suite on " + Suite.product() + ":");
        notRun.forEach(System.out::println);
        System.out.println(passed + " passed, " + failed + " failed, " + skipped + " skipped\n");
        String result = System.getProperty("suite.result", "");
        if (!result.isEmpty()) {
            new Counts(passed, failed, skipped).writeTo(Path.of(result));
        }
    }

    /** What a run came to, as it is handed to whoever started it: a file that {@code -Dsuite.result} names. */
    public record Counts(int passed, int failed, int skipped) {

        /** For {@link #readFrom}. */
        public void writeTo(Path file) {
            try {
                Files.writeString(file, passed + " " + failed + " " + skipped);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        /** None if the run did not come to its end. */
        public static Optional<Counts> readFrom(Path file) throws IOException {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] counts = Files.readString(file).split(" ", -1);
            return Optional.of(
                    new Counts(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]), Integer.parseInt(counts[2])));
        }
    }

    /** How many tests did not run because of this one, which may be a class. */
    private int notRun(TestIdentifier what, String reason) {
        notRun.add("not run: " + name(what) + ": " + reason.lines().findFirst().orElse("no reason given"));
        Set<TestIdentifier> inside = plan == null ? Set.of() : plan.getDescendants(what);
        long tests = inside.stream()
                .filter(TestIdentifier::isTest)
                .filter(test -> seen.add(test.getUniqueId()))
                .count();
        return (int) Math.max(1, tests);
    }

    private static String reason(TestExecutionResult result) {
        return result.getThrowable()
                .map(thrown -> thrown.getMessage() == null ? thrown.toString() : thrown.getMessage())
                .orElse("no reason given");
    }

    private static String name(TestIdentifier what) {
        return what.getSource()
                .map(source -> source instanceof MethodSource method
                        ? simple(method.getClassName()) + "." + method.getMethodName()
                        : source instanceof ClassSource type ? simple(type.getClassName()) : what.getDisplayName())
                .orElse(what.getDisplayName());
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
