package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts what must be there before Arquillian starts a server, and tells {@code arquillian.xml} about it by system
 * properties. Arquillian's adapter passes no environment variables of our choice, so everything reaches the server as
 * an option of its JVM ({@code cmdOptions}) or of Payara Micro ({@code extraMicroOptions}).
 */
public final class SuiteSession implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            SuiteDirectories.empty();
            Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
            tellArquillian(Suite.run());
        } catch (IOException failed) {
            throw new UncheckedIOException("The suite cannot write its files", failed);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Suite.run().databases().close();
        GatewaySession.close();
    }

    private static void tellArquillian(Suite suite) throws IOException {
        Path directory = suite.arquillianDirectory();
        Database database = suite.arquillianDatabase();
        Path bootCommands = Files.write(directory.resolve("preboot.txt"), bootCommands(database));
        System.setProperty(
                "suite.arquillian.jar", SuiteDirectories.payaraMicroJar().toString());
        System.setProperty("suite.arquillian.jvm", joined(jvmOptions(suite)));
        System.setProperty("suite.arquillian.options", joined(microOptions(suite, bootCommands)));
    }

    private static List<String> bootCommands(Database database) {
        List<String> commands = new ArrayList<>();
        commands.add("set configs.config.server-config.network-config.network-listeners.network-listener"
                + ".http-listener.address=127.0.0.1");
        commands.addAll(PayaraPool.commandsFor(database));
        return commands;
    }

    private static List<String> jvmOptions(Suite suite) {
        List<String> options = new ArrayList<>(Server.LEAN_JVM);
        options.addAll(suite.arquillianDatabase().jvmOptions());
        options.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        options.add("-Dsuite.database=" + Suite.product());
        GatewaySession.settings(suite.arquillianPort()).forEach((key, value) -> options.add("-D" + key + "=" + value));
        return options;
    }

    private static List<String> microOptions(Suite suite, Path bootCommands) {
        Stream<String> options = Stream.of(
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                String.valueOf(suite.arquillianPort()),
                "--prebootcommandfile",
                bootCommands.toString(),
                "--logtofile",
                bootCommands.resolveSibling("server.log").toString());
        Stream<String> libraries = PayaraPool.libraries(suite.arquillianDatabase()).stream()
                .flatMap(library -> Stream.of("--addlibs", library.toString()));
        return Stream.concat(options, libraries).toList();
    }

    private static String joined(List<String> options) {
        return options.stream().collect(Collectors.joining(" "));
    }
}
