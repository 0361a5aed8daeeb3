package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * WildFly, configured by the scripts of {@code docs/servers/wildfly}. A server has a base directory of its own; the
 * rest of the installation is shared and only read. The JVM is started without the shell script, which would stay
 * between.
 */
final class WildFly implements ServerProduct {
    private static final ReadyWords WORDS = new ReadyWords(
            Pattern.compile("WFLYSRV0010: Deployed \"(\\S+)\\.[we]ar\""),
            Pattern.compile("WFLYSRV0025: "),
            Pattern.compile("WFLYSRV0026: |WFLYSRV0056: "));

    /** A change of the deployments is undone, or the scanner cannot do it. */
    private static final Pattern REFUSED = Pattern.compile("WFLYSRV0021: |WFLYCTL0013: ");

    /**
     * What {@code bin/common.sh} opens to WildFly's modules: it starts two JVMs to find out whether there are modules.
     */
    private static final List<String> OPENED = Stream.of(
                    "exports=java.desktop/sun.awt",
                    "exports=java.naming/com.sun.jndi.ldap",
                    "exports=java.naming/com.sun.jndi.url.ldap",
                    "exports=java.naming/com.sun.jndi.url.ldaps",
                    "exports=jdk.naming.dns/com.sun.jndi.dns",
                    "opens=java.base/java.lang",
                    "opens=java.base/java.lang.invoke",
                    "opens=java.base/java.lang.reflect",
                    "opens=java.base/java.io",
                    "opens=java.base/java.net",
                    "opens=java.base/java.security",
                    "opens=java.base/java.util",
                    "opens=java.base/java.util.concurrent",
                    "opens=java.management/javax.management",
                    "opens=java.naming/javax.naming")
            .map(opened -> "--add-" + opened + "=ALL-UNNAMED")
            .toList();

    /** What WildFly must not be told by a system property: it writes all of them into its log. */
    private static final Pattern SECRET = Pattern.compile("gardeshpay\\..*(token|keys?|secret)");

    private final boolean microProfile;

    /**
     * A WildFly.
     *
     * @param microProfile whether it is made to have MicroProfile, as the manual wants it; the file that it comes with
     *     has nothing of that but Config and Rest Client
     */
    WildFly(boolean microProfile) {
        this.microProfile = microProfile;
    }

    @Override
    public String name() {
        return microProfile ? "wildfly" : "wildfly-stock";
    }

    @Override
    public ProcessBuilder prepare(ServerSettings settings) {
        try {
            Path home = WildFlyHome.of(settings, microProfile);
            copyBase(home.resolve("standalone"), settings);
            SuiteDirectories.delete(settings.temporary());
            Files.createDirectories(settings.temporary());
            Files.writeString(managementPortFile(settings), String.valueOf(Ports.free()));
            ProcessBuilder command = new ProcessBuilder(command(home, settings));
            command.environment().putAll(environment(settings));
            return command;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write in the server's directory " + settings.workDir(), failed);
        }
    }

    /** WildFly calls itself started also when an application did not deploy, but says then that there were errors. */
    @Override
    public ReadySignal readySignal(ServerSettings settings) {
        return new ReadySignal(WORDS, settings.names());
    }

    /** By the marks that WildFly's scanner looks for every five seconds. */
    @Override
    public DeploymentChange undeploy(ServerSettings settings, Deployable application) {
        return new DeploymentChange(
                says -> Files.delete(mark(settings, application, ".deployed")),
                Pattern.compile("WFLYSRV0009: Undeployed \"" + Pattern.quote(application.fileName()) + "\""),
                REFUSED);
    }

    @Override
    public DeploymentChange deploy(ServerSettings settings, Deployable application) {
        return new DeploymentChange(
                says -> Files.createFile(mark(settings, application, ".dodeploy")),
                Pattern.compile("WFLYSRV0010: Deployed \"" + Pattern.quote(application.fileName()) + "\""),
                REFUSED);
    }

    /** WildFly shows it on the port of its management only. */
    @Override
    public URI readiness(ServerSettings settings) {
        return URI.create("http://localhost:" + managementPort(settings) + "/health/ready");
    }

    @Override
    public void discardUnpacked(ServerSettings settings) {
        SuiteDirectories.delete(base(settings));
        SuiteDirectories.delete(settings.temporary());
    }

    /** How the database is reached, as the scripts expect it, and the secrets. */
    private static Map<String, String> environment(ServerSettings settings) {
        Map<String, String> environment = new LinkedHashMap<>();
        Database database = settings.database();
        if (database != null) {
            environment.put("GARDESHPAY_DB_URL", database.jdbcUrl());
            environment.put("GARDESHPAY_DB_USER", database.user());
            environment.put("GARDESHPAY_DB_PASSWORD", database.password());
        }
        settings.systemProperties().forEach((key, value) -> {
            if (isSecret(key)) {
                environment.put(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value);
            }
        });
        environment.putAll(settings.environment());
        return environment;
    }

    private static List<String> command(Path home, ServerSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(settings.java().toString());
        command.addAll(settings.jvm());
        command.addAll(OPENED);
        command.add("-Djava.io.tmpdir=" + settings.temporary());
        command.add("-Djava.net.preferIPv4Stack=true");
        if (settings.database() != null) {
            command.addAll(settings.database().jvmOptions());
        }
        settings.systemProperties().forEach((key, value) -> {
            if (!isSecret(key)) {
                command.add("-D" + key + "=" + value);
            }
        });
        Path base = base(settings);
        command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log").resolve("server.log"));
        command.add("-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"));
        command.addAll(settings.jvmOptions());
        command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
        command.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
        command.add("-Djboss.home.dir=" + home);
        command.add("-Djboss.server.base.dir=" + base);
        command.add("-Djboss.bind.address=" + settings.address());
        command.add("-Djboss.bind.address.management=127.0.0.1");
        command.add("-Djboss.http.port=" + settings.port());
        command.add("-Djboss.management.http.port=" + managementPort(settings));
        command.add("-Djboss.https.port=0");
        return command;
    }

    private static boolean isSecret(String key) {
        return SECRET.matcher(key).matches();
    }

    /** Configuration and deployments are made anew; the log of transactions stays, as after a crash. */
    private static void copyBase(Path configured, ServerSettings settings) throws IOException {
        Path base = base(settings);
        for (String old : List.of("configuration", "deployments", "tmp", "data/content")) {
            SuiteDirectories.delete(base.resolve(old));
        }
        SuiteDirectories.copy(configured.resolve("configuration"), base.resolve("configuration"));
        Path deployments = Files.createDirectories(base.resolve("deployments"));
        for (Deployable application : settings.deployables()) {
            Files.copy(
                    application.file(),
                    deployments.resolve(application.fileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path base(ServerSettings settings) {
        return settings.workDir().resolve("standalone");
    }

    private static Path mark(ServerSettings settings, Deployable application, String ending) {
        return base(settings).resolve("deployments").resolve(application.fileName() + ending);
    }

    private static Path managementPortFile(ServerSettings settings) {
        return settings.workDir().resolve("management-port");
    }

    private static String managementPort(ServerSettings settings) {
        try {
            return Files.readString(managementPortFile(settings));
        } catch (IOException failed) {
            throw new UncheckedIOException("The server has not been prepared", failed);
        }
    }
}
