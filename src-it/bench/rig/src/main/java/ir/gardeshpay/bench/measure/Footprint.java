package ir.gardeshpay.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of a server.
 *
 * @param resident bytes of the machine's memory that its process has: also what it has freed and the C library keeps
 * @param committed bytes that the JVM has taken, by its own count
 * @param live bytes of its heap that are in use after all garbage was collected
 */
public record Footprint(long resident, long committed, long live) {

    /** What a server's JVM must be started with. */
    public static final String JVM_OPTION = "-XX:NativeMemoryTracking=summary";

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final long KIBIBYTE = 1024;

    /** As the kernel tells. */
    static long residentBytes(long pid) {
        try {
            Matcher found = RESIDENT.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "status")));
            if (!found.find()) {
                throw new IllegalStateException("The process " + pid + " has ended");
            }
            return Long.parseLong(found.group(1)) * KIBIBYTE;
        } catch (IOException failed) {
            throw new UncheckedIOException("Only Linux tells how much memory a process has", failed);
        }
    }
}
