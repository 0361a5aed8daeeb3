package ir.gardeshpay.bench.measure;

import ir.gardeshpay.suite.Jvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much a JVM has allocated on its heap in all its life: what is in use now, and what all collections have freed.
 * Threads that have ended count too, which the JVM's own counters a thread forget.
 *
 * @param log what {@code -Xlog:gc} has written, to the mebibyte; of any collector but ZGC
 */
public record AllocatedMemory(Path log) {

    private static final Pattern COLLECTION = Pattern.compile("\\b(\\d+)M->(\\d+)M\\(");
    private static final long MEBIBYTE = 1024 * 1024;

    /** The option that makes the JVM write it. */
    public String jvmOption() {
        return "-Xlog:gc:file=" + log;
    }

    /** In bytes. */
    public long bytes(Jvm jvm) {
        long inUse = jvm.usedHeap();
        try (Stream<String> lines = Files.lines(log)) {
            return inUse + freed(lines);
        } catch (IOException failed) {
            throw new UncheckedIOException("The JVM was started without " + jvmOption(), failed);
        }
    }

    static long freed(Stream<String> lines) {
        return lines.map(COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> (Long.parseLong(found.group(1)) - Long.parseLong(found.group(2))) * MEBIBYTE)
                .sum();
    }
}
