package ir.gardeshpay.suite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the end of a server's log and says in a sentence why it went down. */
final class FailureCause {
    private static final int SIGKILL = 137;

    /** What is written in the log, and what it means, the surest first. */
    private static final List<Map.Entry<String, String>> KNOWN = List.of(
            Map.entry("OutOfMemoryError", "it ran out of memory; give it more: jvmOptions(\"-Xmx1g\")"),
            Map.entry("Address already in use", "its port was taken by another program; choose another port"),
            Map.entry("Boot Command", "a command of its configuration failed; the database would be another one"),
            Map.entry("Database may be already in use", "its H2 file is opened by another process"),
            Map.entry("Connection to localhost", "it could not reach its PostgreSQL"),
            Map.entry("Socket fail to connect", "it could not reach its MariaDB"),
            Map.entry("Unable to access jarfile", "its jar is not there; run the build up to process-resources"));

    /** How Payara Micro, Payara Server, WildFly and Open Liberty begin a line that is serious. */
    private static final Pattern COMPLAINT = Pattern.compile("\\[SEVERE]|\\|SEVERE\\|| ERROR \\[|^\\[ERROR ");

    private FailureCause() {}

    /** What stands in the log of a server that still runs. */
    static String inWords(List<String> lines) {
        return known(lines).or(() -> firstException(lines)).orElse("its log does not say why");
    }

    /** The cause in words, or the first exception of the log, or the exit code. */
    static String inWords(List<String> lines, int exitCode) {
        return known(lines)
                .or(() -> firstException(lines))
                .orElseGet(
                        () -> exitCode == SIGKILL ? "it was killed (SIGKILL)" : "it ended with exit code " + exitCode);
    }

    /** The last lines that say something: no empty ones, no stack frames. */
    static String excerpt(List<String> lines, int last) {
        List<String> telling = lines.stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("at "))
                .toList();
        return telling.subList(Math.max(0, telling.size() - last), telling.size()).stream()
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> known(List<String> lines) {
        return KNOWN.stream()
                .filter(entry -> lines.stream().anyMatch(line -> isTrouble(line, entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isTrouble(String line, String sign) {
        return line.contains(sign) && (!sign.equals("Boot Command") || isFailedBootCommand(line));
    }

    /**
     * Payara goes on after a failed boot command, with a configuration that nobody asked for; a deployment has a cause.
     */
    static boolean isFailedBootCommand(String line) {
        return line.contains("Boot Command") && line.contains(" failed ") && !line.contains("Boot Command deploy");
    }

    /**
     * The first exception after the server began to complain, without the head of the log line. WildFly names the
     * service that failed first, and then why.
     */
    static Optional<String> firstException(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !COMPLAINT.matcher(line).find())
                .filter(line -> !line.contains("MSC000001: "))
                .map(line ->
                        line.replaceFirst("^\\[20.*\\[levelValue: \\d+] ", "").strip())
                .filter(line -> line.matches(".*(Exception|Error|failure)\\b.*") && !line.startsWith("at "))
                .findFirst();
    }
}
