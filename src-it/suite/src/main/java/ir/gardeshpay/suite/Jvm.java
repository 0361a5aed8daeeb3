package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks into the JVM of a server from outside, by its JDK's {@code jcmd}.
 *
 * @param home of the server's JDK
 * @param pid of the server's process
 */
public record Jvm(Path home, long pid) {

    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
    private static final Pattern COMMITTED = Pattern.compile("Total: reserved=\\d+KB, committed=(\\d+)KB");
    private static final long KIBIBYTE = 1024;

    /**
     * Collects all garbage, once: what hangs on finalizers or on references that are cleared first wants another time.
     */
    public void collectGarbage() {
        command("GC.run");
    }

    /** So much of the heap is in use, garbage included, in bytes. */
    public long usedHeap() {
        String said = command("GC.heap_info");
        Matcher used = USED.matcher(said);
        if (!used.find()) {
            throw new IllegalStateException("jcmd GC.heap_info does not say how much is used: " + said);
        }
        return Long.parseLong(used.group(1)) * KIBIBYTE;
    }

    /**
     * What the JVM has taken of the machine's memory by its own count, in bytes: heap, classes, compiled code, stacks.
     * It must have been started with {@code -XX:NativeMemoryTracking=summary}.
     */
    public long committedMemory() {
        String said = command("VM.native_memory", "summary");
        Matcher committed = COMMITTED.matcher(said);
        if (!committed.find()) {
            throw new IllegalStateException("jcmd VM.native_memory does not say how much is committed: " + said);
        }
        return Long.parseLong(committed.group(1)) * KIBIBYTE;
    }

    /** The threads whose name or stack holds this text, each with its stack. */
    public List<String> threads(String text) {
        return Stream.of(command("Thread.print").split("\n\n"))
                .filter(thread -> thread.startsWith("\"") && thread.contains(text))
                .toList();
    }

    /**
     * The class loaders that have defined a class of this name and are not collected: one for each time that it was
     * deployed and is not forgotten.
     *
     * @param className with its package
     */
    public List<String> loadersOf(String className) {
        Pattern named = Pattern.compile("(^|[|-])" + Pattern.quote(className) + "/(\\S+)");
        return command("VM.class_hierarchy", className)
                .lines()
                .map(named::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(2))
                .distinct()
                .toList();
    }

    private String command(String... words) {
        List<String> command = Stream.concat(
                        Stream.of(home.resolve("bin/jcmd").toString(), String.valueOf(pid)), Stream.of(words))
                .toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException("A JDK is wanted for the server, because of its jcmd: " + home, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for jcmd was interrupted", interrupted);
        }
    }
}
