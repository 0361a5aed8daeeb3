package ir.gardeshpay.suite;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** H2 databases as files of one directory. There is no process: whoever opens a file first serves it to the others. */
public final class H2Files implements DatabaseServer {
    private final Path directory;
    private final AtomicInteger count = new AtomicInteger();

    /** Keeps the files in this directory, which is made when the first one is opened. */
    public H2Files(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    @Override
    public Database createDatabase() {
        return new H2Database(
                directory.resolve("suite-" + ProcessHandle.current().pid() + "-" + count.incrementAndGet()));
    }

    @Override
    public void close() {
        // Nothing runs.
    }
}
