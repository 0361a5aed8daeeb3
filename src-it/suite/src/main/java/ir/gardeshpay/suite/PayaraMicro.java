package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Payara Micro: one jar, WARs only. It finds no cluster and phones nobody. */
final class PayaraMicro implements ServerProduct {
    private static final ReadyWords WORDS = new ReadyWords(
            Pattern.compile("(\\S+) was successfully deployed in "),
            Pattern.compile("Payara Micro .* ready in "),
            Pattern.compile("Boot Command .* failed "));

    @Override
    public boolean hasTrippedOverItself(String failure) {
        return PayaraRace.isSeenIn(failure);
    }

    @Override
    public String name() {
        return "payara-micro";
    }

    @Override
    public ProcessBuilder prepare(ServerSettings settings) {
        try {
            Files.createDirectories(root(settings));
            SuiteDirectories.delete(root(settings).resolve("config"));
            SuiteDirectories.delete(settings.temporary());
            Files.createDirectories(settings.temporary());
            Files.write(bootCommandFile(settings), bootCommands(settings));
            Optional<UnpackedMicro> unpacked =
                    UnpackedMicro.of(settings, SuiteDirectories.payaraMicroJar(), libraries(settings));
            ProcessBuilder command = new ProcessBuilder(command(settings, unpacked));
            if (unpacked.isPresent()) {
                unpacked.get().place(root(settings));
                command.directory(root(settings).toFile());
            }
            if (settings.database() != null) {
                command.environment().putAll(PayaraPool.environment(settings.database()));
            }
            command.environment().putAll(settings.environment());
            return command;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write in the server's directory " + settings.workDir(), failed);
        }
    }

    /**
     * Payara says that it is ready also when an application did not deploy or a boot command failed: no success here.
     */
    @Override
    public ReadySignal readySignal(ServerSettings settings) {
        return new ReadySignal(WORDS, settings.names());
    }

    /** Some 100 MB. */
    @Override
    public void discardUnpacked(ServerSettings settings) {
        SuiteDirectories.delete(root(settings));
        SuiteDirectories.delete(settings.temporary());
        SuiteDirectories.delete(settings.workDir().resolve("deploy"));
    }

    private static List<String> command(ServerSettings settings, Optional<UnpackedMicro> unpacked) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(settings.java().toString());
        command.addAll(settings.jvm());
        command.addAll(unpacked.map(UnpackedMicro::jvmOptions).orElse(List.of()));
        command.add("-Djava.io.tmpdir=" + settings.temporary());
        if (settings.database() != null) {
            command.addAll(settings.database().jvmOptions());
        }
        settings.systemProperties().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(settings.jvmOptions());
        command.addAll(unpacked.isPresent() ? UnpackedMicro.program() : programFromJar(settings));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", String.valueOf(settings.port())));
        command.addAll(List.of("--prebootcommandfile", bootCommandFile(settings).toString()));
        for (Deployable application : settings.deployables()) {
            command.addAll(List.of("--deploy", deployableFile(settings, application)));
        }
        return command;
    }

    private static List<String> programFromJar(ServerSettings settings) {
        List<String> program = new ArrayList<>(
                List.of("-jar", SuiteDirectories.payaraMicroJar().toString()));
        program.addAll(List.of("--rootdir", root(settings).toString()));
        libraries(settings).forEach(library -> program.addAll(List.of("--addlibs", library.toString())));
        return program;
    }

    private static List<Path> libraries(ServerSettings settings) {
        return settings.database() == null ? List.of() : PayaraPool.libraries(settings.database());
    }

    private List<String> bootCommands(ServerSettings settings) throws IOException {
        List<String> commands = new ArrayList<>();
        commands.add("set configs.config.server-config.network-config.network-listeners.network-listener"
                + ".http-listener.address=" + settings.address());
        if (settings.database() != null) {
            commands.addAll(PayaraPool.commandsFor(settings.database(), this));
        }
        return commands;
    }

    /** Payara Micro takes the context root from the file's name. */
    private static String deployableFile(ServerSettings settings, Deployable application) throws IOException {
        if (application.isEar()) {
            throw new IllegalArgumentException("Payara Micro deploys no EAR (" + application.file()
                    + "). Take the WAR there, or another server: -Dsuite.server=payara-server");
        }
        if (application.file().endsWith(application.fileName())) {
            return application.file().toString();
        }
        Path copy = settings.workDir().resolve("deploy").resolve(application.fileName());
        Files.createDirectories(copy.getParent());
        return Files.copy(application.file(), copy, StandardCopyOption.REPLACE_EXISTING)
                .toString();
    }

    private static Path root(ServerSettings settings) {
        return settings.workDir().resolve("root");
    }

    private static Path bootCommandFile(ServerSettings settings) {
        return settings.workDir().resolve("preboot.txt");
    }
}
