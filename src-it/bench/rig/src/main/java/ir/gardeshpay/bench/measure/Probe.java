package ir.gardeshpay.bench.measure;

import ir.gardeshpay.bench.measure.Snapshot.Part;
import ir.gardeshpay.suite.Server;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at everything. Not thread-safe. */
public final class Probe {

    private final Server server;
    private final AllocatedMemory memory;
    private final DatabaseProbe database;
    private final Map<Part, ProcessHandle> processes = new EnumMap<>(Part.class);

    /** Looks at these. */
    public Probe(Server server, AllocatedMemory memory, DatabaseProbe database, ProcessHandle gateway)
            throws SQLException {
        this.server = server;
        this.memory = memory;
        this.database = database;
        processes.put(Part.SERVER, ProcessHandle.of(server.pid()).orElseThrow());
        processes.put(Part.DATABASE, database.process());
        processes.put(Part.GATEWAY, gateway);
    }

    /** And at this process of the buyers. */
    public void load(ProcessHandle process) {
        processes.put(Part.LOAD, process);
    }

    /** Before something is measured: what takes a while is looked at first. */
    public Snapshot before() {
        long allocated = memory.bytes(server.jvm());
        DatabaseFigures figures = figures();
        Map<Part, Duration> cpu = cpu();
        return new Snapshot(now(), cpu, allocated, figures);
    }

    /** After it: what takes a while is looked at last. */
    public Snapshot after() {
        Duration now = now();
        Map<Part, Duration> cpu = cpu();
        return new Snapshot(now, cpu, memory.bytes(server.jvm()), figures());
    }

    private DatabaseFigures figures() {
        try {
            return database.look();
        } catch (SQLException failed) {
            throw new IllegalStateException("PostgreSQL does not show its statistics", failed);
        }
    }

    private Map<Part, Duration> cpu() {
        Map<Part, Duration> cpu = new EnumMap<>(Part.class);
        processes.forEach((part, process) -> cpu.put(
                part,
                Stream.concat(Stream.of(process), part == Part.DATABASE ? process.descendants() : Stream.of())
                        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus)));
        return cpu;
    }

    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }
}
