package ir.gardeshpay.bench.measure;

import ir.gardeshpay.bench.measure.Snapshot.Part;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Looks at everything. Not thread-safe. */
public final class Probe {

    private final List<MeasuredServer> servers;
    private final DatabaseProbe database;
    private final Map<Part, List<ProcessHandle>> processes = new EnumMap<>(Part.class);

    /** Looks at these servers, which work together, and at what they need. */
    public Probe(List<MeasuredServer> servers, DatabaseProbe database, ProcessHandle gateway) throws SQLException {
        this.servers = List.copyOf(servers);
        this.database = database;
        processes.put(Part.SERVER, servers.stream().map(MeasuredServer::process).toList());
        processes.put(Part.DATABASE, List.of(database.process()));
        processes.put(Part.GATEWAY, List.of(gateway));
    }

    /** And at this process of the buyers. */
    public void load(ProcessHandle process) {
        processes.put(Part.LOAD, List.of(process));
    }

    /** And at this process, which has the balancer. */
    public void front(ProcessHandle process) {
        processes.put(Part.FRONT, List.of(process));
    }

    /** Before something is measured: the CPU is looked at last, because looking takes some. */
    public Snapshot before() {
        long allocated = allocated();
        DatabaseFigures figures = figures();
        return new Snapshot(cpu(), allocated, figures);
    }

    /** After it: the CPU is looked at first. */
    public Snapshot after() {
        return new Snapshot(cpu(), allocated(), figures());
    }

    private long allocated() {
        return servers.stream().mapToLong(MeasuredServer::allocated).sum();
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
        processes.forEach((part, parents) -> cpu.put(
                part, parents.stream().map(parent -> cpuOf(part, parent)).reduce(Duration.ZERO, Duration::plus)));
        return cpu;
    }

    /** PostgreSQL has a process for each connection, and others that come and go. */
    private static Duration cpuOf(Part part, ProcessHandle process) {
        return part == Part.DATABASE
                ? ProcessCpu.ofFamily(process)
                : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
