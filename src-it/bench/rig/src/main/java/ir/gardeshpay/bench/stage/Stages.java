package ir.gardeshpay.bench.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several stages side by side. Not thread-safe. */
public final class Stages implements AutoCloseable {

    private final Map<String, Stage> stages = new LinkedHashMap<>();

    /** Raises one more, under this name. */
    public Stage raise(String name, StagePlan plan) throws IOException {
        Stage stage = Stage.raise(plan);
        stages.put(name, stage);
        return stage;
    }

    /** All of them, in the order in which they were raised. */
    public Map<String, Stage> byName() {
        return new LinkedHashMap<>(stages);
    }

    /** Stops all of them, also if one does not let itself be stopped; then that is thrown afterwards. */
    @Override
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        for (Stage stage : stages.values()) {
            try {
                stage.close();
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }
}
