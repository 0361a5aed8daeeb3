package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The directory of one Payara Server: a copy of the domain that comes with the installation. */
final class PayaraDomain {
    private static final String NAME = "domain1";
    private static final String MAIN_CLASS = "com.sun.enterprise.glassfish.bootstrap.ASMain";

    /**
     * Payara's message broker listens on all addresses and on one port whatever is said later; nobody here needs it.
     */
    private static final String NO_MESSAGES = "<jms-service type=\"DISABLED\" default-jms-host=\"default_JMS_host\">"
            + "<jms-host host=\"localhost\" name=\"default_JMS_host\"/></jms-service>";

    private final ServerSettings settings;
    private final Path directory;

    private PayaraDomain(ServerSettings settings) {
        this.settings = settings;
        this.directory = domains(settings).resolve(NAME);
    }

    /** As it is after the installation, but for the data of the domain's own H2. */
    static PayaraDomain fresh(ServerSettings settings) throws IOException {
        PayaraDomain domain = new PayaraDomain(settings);
        Stream.of("config", "applications", "generated")
                .forEach(old -> SuiteDirectories.delete(domain.directory.resolve(old)));
        SuiteDirectories.delete(settings.temporary());
        Files.createDirectories(settings.temporary());
        SuiteDirectories.copy(
                SuiteDirectories.payaraServer().resolve("glassfish/domains").resolve(NAME), domain.directory);
        Path configuration = domain.directory.resolve("config/domain.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replaceFirst("<connector-service ", NO_MESSAGES + "<connector-service "));
        Files.writeString(domain.adminPortFile(), String.valueOf(Ports.free()));
        if (settings.database() != null) {
            for (Path library : PayaraPool.libraries(settings.database())) {
                Files.copy(
                        library,
                        domain.directory.resolve("lib").resolve(library.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return domain;
    }

    /** Removes all of it but the data of its own H2. */
    static void discard(ServerSettings settings) {
        Path directory = domains(settings).resolve(NAME);
        Stream.of("config", "applications", "generated", "osgi-cache")
                .forEach(old -> SuiteDirectories.delete(directory.resolve(old)));
    }

    /** The domain as it is. */
    static PayaraDomain of(ServerSettings settings) {
        return new PayaraDomain(settings);
    }

    /** Where asadmin reaches it. */
    String adminPort() throws IOException {
        return Files.readString(adminPortFile());
    }

    /** Gives a command to the running domain, and returns all that is answered. */
    String asadmin(List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", adminPort()));
        words.addAll(command);
        return answerOf(words);
    }

    void beforeBoot(List<String> commands) throws IOException {
        Files.write(beforeBoot(), commands);
    }

    void afterBoot(List<String> commands) throws IOException {
        Files.write(afterBoot(), commands);
    }

    /** What {@code asadmin start-domain} would start, with these options of the JVM behind its own. */
    List<String> command(List<String> jvmOptions) throws IOException {
        List<String> command = new ArrayList<>(dryRun());
        command.addAll(command.indexOf(MAIN_CLASS), jvmOptions);
        return command;
    }

    private List<String> dryRun() throws IOException {
        String said = answerOf(List.of(
                "start-domain",
                "--dry-run",
                "--domaindir",
                domains(settings).toString(),
                "--prebootcommandfile",
                beforeBoot().toString(),
                "--postbootcommandfile",
                afterBoot().toString(),
                NAME));
        List<String> lines =
                said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        int java = lines.indexOf(settings.java().toString());
        if (java < 0 || !lines.contains(MAIN_CLASS)) {
            throw new ServerFailedException("asadmin start-domain --dry-run gave no command to start:\n" + said);
        }
        return lines.stream()
                .skip(java)
                .takeWhile(line -> !line.startsWith("Command start-domain"))
                .toList();
    }

    private String answerOf(List<String> words) throws IOException {
        Path asadmin = SuiteDirectories.payaraServer().resolve("glassfish/lib/client/appserver-cli.jar");
        List<String> command = new ArrayList<>(List.of(settings.java().toString(), "-jar", asadmin.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("AS_JAVA", settings.javaHome().toString());
        builder.environment().put("JAVA_HOME", settings.javaHome().toString());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Path adminPortFile() {
        return settings.workDir().resolve("admin-port");
    }

    private Path beforeBoot() {
        return settings.workDir().resolve("before-boot.asadmin");
    }

    private Path afterBoot() {
        return settings.workDir().resolve("after-boot.asadmin");
    }

    private static Path domains(ServerSettings settings) {
        return settings.workDir().resolve("domains");
    }
}
