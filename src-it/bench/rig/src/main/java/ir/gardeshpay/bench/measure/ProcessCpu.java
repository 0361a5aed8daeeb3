package ir.gardeshpay.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a process and all that it has started have taken of the CPU, by the kernel's account: also those that have
 * ended.
 */
final class ProcessCpu {

    private static final Duration TICK = Duration.ofMillis(10);

    /** After the name, which may have blanks: user and system time, and both of the children that have ended. */
    private static final int FIRST = 11;

    private static final int COUNT = 4;

    private ProcessCpu() {}

    static Duration ofFamily(ProcessHandle parent) {
        long ticks = Stream.concat(Stream.of(parent), parent.descendants())
                .mapToLong(each -> ticks(each.pid()))
                .sum();
        return TICK.multipliedBy(ticks);
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields)
                    .skip(FIRST)
                    .limit(COUNT)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException unreadable) {
            if (ProcessHandle.of(pid).isEmpty()) {
                return 0; // it has ended, and its parent has it now
            }
            throw new IllegalStateException("the kernel does not say what " + pid + " has taken", unreadable);
        }
    }
}
