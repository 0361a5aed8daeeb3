package ir.gardeshpay.bench.measure;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far everything was at one moment, or what came between two.
 *
 * @param cpu what each part of the machine's work has taken
 * @param allocated bytes on the server's heap
 */
public record Snapshot(Map<Part, Duration> cpu, long allocated, DatabaseFigures database) {

    /** Who works. */
    public enum Part {
        /** The server with all that is deployed, or several servers. */
        SERVER,
        /** PostgreSQL, all its processes. */
        DATABASE,
        /** The gateway. */
        GATEWAY,
        /** The buyers. */
        LOAD,
        /** The balancer before several nodes, if there is one. */
        FRONT
    }

    /** What came since then. */
    public Snapshot since(Snapshot before) {
        Map<Part, Duration> more = new EnumMap<>(Part.class);
        cpu.forEach((part, now) -> more.put(part, now.minus(before.cpu.getOrDefault(part, Duration.ZERO))));
        return new Snapshot(more, allocated - before.allocated, database.since(before.database));
    }
}
