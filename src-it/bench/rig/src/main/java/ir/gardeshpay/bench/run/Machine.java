package ir.gardeshpay.bench.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What all this runs on. */
public final class Machine {

    private static final long MEBIBYTE = 1024 * 1024;

    private Machine() {}

    /** Day, cores, memory, versions. */
    public static String inWords() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return LocalDate.now(ZoneOffset.UTC) + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + memory / MEBIBYTE + " MiB, " + System.getProperty("os.name") + ", JDK " + Runtime.version() + ", "
                + BenchSettings.versions();
    }
}
