package ir.gardeshpay.bench.measure;

import ir.gardeshpay.suite.Server;

/**
 * A server with what it has allocated.
 *
 * @param server runs
 * @param memory of its JVM
 */
public record MeasuredServer(Server server, AllocatedMemory memory) {

    long allocated() {
        return memory.bytes(server.jvm());
    }

    ProcessHandle process() {
        return ProcessHandle.of(server.pid()).orElseThrow();
    }

    /**
     * What its process has of the machine's memory, and what of its heap is not garbage. Collects all garbage first.
     * The JVM must have {@link Footprint#JVM_OPTION}.
     */
    public Footprint footprint() {
        // Twice, because what hangs on references that are cleared first wants another time.
        server.jvm().collectGarbage();
        server.jvm().collectGarbage();
        return new Footprint(
                Footprint.residentBytes(server.pid()),
                server.jvm().committedMemory(),
                server.jvm().usedHeap());
    }
}
