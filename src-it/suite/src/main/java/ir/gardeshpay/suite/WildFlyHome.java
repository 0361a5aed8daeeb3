package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * WildFly as an administrator would set it up for a database, by the very scripts that he would run. That takes
 * seconds, so it is done once a run and database. What the scripts do not change is linked to what the build has
 * unpacked.
 */
final class WildFlyHome {
    private static final String[] LINKED = {"bin", "docs", "jboss-modules.jar", "modules/system", "welcome-content"};

    private static final Map<String, Path> CONFIGURED = new ConcurrentHashMap<>();

    private final Path home;
    private final Path javaHome;

    private WildFlyHome(Path home, Path javaHome) {
        this.home = home;
        this.javaHome = javaHome;
    }

    /** The home directory of a server with these settings, to be read only. */
    static Path of(ServerSettings settings, boolean microProfile) {
        Database database = settings.database();
        String product = database == null ? "" : database.product().toLowerCase(Locale.ROOT);
        return CONFIGURED.computeIfAbsent(
                product + microProfile,
                made -> new WildFlyHome(SuiteDirectories.fresh("wildfly-home"), settings.javaHome())
                        .configured(database, product, microProfile));
    }

    private Path configured(@Nullable Database database, String product, boolean microProfile) {
        try {
            link(SuiteDirectories.wildFly());
            if (microProfile) {
                run(home.resolve("docs/examples/enable-microprofile.cli"));
            }
            run(SuiteDirectories.setUp("wildfly").resolve("server.cli"));
            if (database != null) {
                run(SuiteDirectories.setUp("wildfly").resolve(product + ".cli"), "-Ddriver=" + database.driver());
            }
            return home;
        } catch (IOException failed) {
            throw new UncheckedIOException("WildFly could not be configured", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while WildFly was configured", interrupted);
        }
    }

    private void link(Path unpacked) throws IOException {
        Files.createDirectories(home.resolve("modules"));
        for (String shared : LINKED) {
            Files.createSymbolicLink(home.resolve(shared), unpacked.resolve(shared));
        }
        SuiteDirectories.copy(unpacked.resolve("standalone"), home.resolve("standalone"));
    }

    private void run(Path script, String... options) throws IOException, InterruptedException {
        Path output = home.resolve(script.getFileName() + ".log");
        ProcessBuilder command = new ProcessBuilder(Stream.concat(
                        Stream.of(home.resolve("bin/jboss-cli.sh").toString(), "--file=" + script.toAbsolutePath()),
                        Stream.of(options))
                .toList());
        command.environment().put("JBOSS_HOME", home.toString());
        command.environment().put("JAVA_HOME", javaHome.toString());
        command.environment().put("JAVA_OPTS", String.join(" ", ServerSettings.LEAN_JVM));
        int exitCode = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("WildFly's command line ended with exit code " + exitCode + " in " + script
                    + ":\n" + Files.readString(output));
        }
    }
}
