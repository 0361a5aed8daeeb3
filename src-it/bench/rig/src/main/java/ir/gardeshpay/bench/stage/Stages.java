package ir.gardeshpay.bench.stage;

import java.io.IOException;
import java.util.LinkedHashMap;
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

    /** Stops all of them. */
    @Override
    public void close() {
        stages.values().forEach(Stage::close);
    }
}
