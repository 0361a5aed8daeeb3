package ir.gardeshpay.suite.journey;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The classes of a server with an application on it, as its JVM has read and checked them once. Servers that are given
 * them start with a quarter less work, which counts where hundreds are killed.
 */
final class SharedClasses {

    private SharedClasses() {}

    /**
     * The JVM's option for a server with this application; the first call starts one and lets it write its classes
     * down.
     */
    static synchronized String optionFor(Application application) {
        Path archive = Path.of(System.getProperty("suite.work", "target/suite"))
                .resolve(application + ".jsa")
                .toAbsolutePath();
        if (!Files.exists(archive)) {
            World.planned()
                    .war(application.war())
                    .jvmOption("-XX:ArchiveClassesAtExit=" + archive)
                    .start()
                    .close();
        }
        return "-XX:SharedArchiveFile=" + archive;
    }
}
