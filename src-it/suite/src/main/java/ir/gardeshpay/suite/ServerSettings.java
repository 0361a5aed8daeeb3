package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one Payara Micro is started with, and the command line that says it.
 *
 * @param wars from context root (without slash) to file, in the order of deployment
 */
record ServerSettings(
        Path jar,
        Map<String, Path> wars,
        Map<String, String> systemProperties,
        Map<String, String> environment,
        List<String> jvmOptions,
        @Nullable Database database,
        String address,
        int port,
        Path workDir,
        Path logFile,
        Consumer<String> listener) {

    /** Writes what the server reads at its start, and builds its command. Old configuration is thrown away. */
    ProcessBuilder prepare() {
        try {
            Files.createDirectories(root());
            SuiteDirectories.delete(root().resolve("config"));
            SuiteDirectories.delete(temporary());
            Files.createDirectories(temporary());
            Files.write(bootCommands(), preBootCommands());
            ProcessBuilder command = new ProcessBuilder(command());
            command.environment().putAll(environment);
            return command;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write in the server's directory " + workDir, failed);
        }
    }

    /** Removes what the server has unpacked of itself, some 100 MB. Its data and its log stay. */
    void discardUnpacked() {
        SuiteDirectories.delete(root());
        SuiteDirectories.delete(temporary());
        SuiteDirectories.delete(workDir.resolve("deploy"));
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(PayaraMicro.LEAN_JVM);
        command.add("-Djava.io.tmpdir=" + temporary());
        if (database != null) {
            command.addAll(database.jvmOptions());
        }
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString(), "--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", String.valueOf(port), "--rootdir", root().toString()));
        command.addAll(List.of("--prebootcommandfile", bootCommands().toString()));
        if (database != null) {
            database.libraries().forEach(library -> command.addAll(List.of("--addlibs", library.toString())));
        }
        for (Map.Entry<String, Path> war : wars.entrySet()) {
            command.addAll(List.of("--deploy", deployable(war.getKey(), war.getValue())));
        }
        return command;
    }

    private List<String> preBootCommands() {
        List<String> commands = new ArrayList<>();
        commands.add("set configs.config.server-config.network-config.network-listeners.network-listener"
                + ".http-listener.address=" + address);
        if (database != null) {
            commands.addAll(database.preBootCommands());
        }
        return commands;
    }

    /** Payara Micro takes the context root from the file's name. */
    private String deployable(String contextRoot, Path war) throws IOException {
        String name = contextRoot + ".war";
        if (String.valueOf(war.getFileName()).equals(name)) {
            return war.toString();
        }
        Path copy = workDir.resolve("deploy").resolve(name);
        Files.createDirectories(copy.getParent());
        return Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING).toString();
    }

    private Path root() {
        return workDir.resolve("root");
    }

    private Path temporary() {
        return workDir.resolve("tmp");
    }

    private Path bootCommands() {
        return workDir.resolve("preboot.txt");
    }
}
