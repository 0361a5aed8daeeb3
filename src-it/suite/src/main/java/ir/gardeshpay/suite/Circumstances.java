package ir.gardeshpay.suite;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** When, of what and on what a table was made: its first line. */
public final class Circumstances {

    private static final long MEBIBYTE = 1024 * 1024;

    private Circumstances() {}

    /**
     * Day, commit, cores, memory, system and JVM.
     *
     * @param versions of what takes part
     */
    public static String inWords(String versions) {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return LocalDate.now(ZoneOffset.UTC) + ", " + commit() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + memory / MEBIBYTE + " MiB, "
                + System.getProperty("os.name") + ", JDK " + Runtime.version() + ", " + versions;
    }

    /** What the working directory has of the project, if Git knows. */
    private static String commit() {
        String commit = git("rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "commit unknown";
        }
        return "commit " + commit
                + (git("status", "--porcelain", "--untracked-files=no").isEmpty() ? "" : " with changes");
    }

    /** What it prints; nothing where there is no Git, or no repository. */
    private static String git(String... arguments) {
        try {
            String[] command = new String[arguments.length + 1];
            command[0] = "git";
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? printed.strip() : "";
        } catch (IOException none) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
