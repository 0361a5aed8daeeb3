package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Payara Server: one installation for all, which is only read, and a domain of its own for each server. It is started
 * as {@code asadmin start-domain} does, without asadmin between the suite and the JVM.
 */
final class PayaraServer implements ServerProduct {
    /** The last command after the boot, which the applications' deployment is a part of; it does nothing else. */
    private static final String LAST_COMMAND = "version";

    private static final ReadyWords WORDS = new ReadyWords(
            Pattern.compile("(\\S+) was successfully deployed in "),
            Pattern.compile("Boot Command " + LAST_COMMAND + " returned"),
            Pattern.compile("Boot Command .* failed "));

    @Override
    public boolean hasTrippedOverItself(String failure) {
        return PayaraRace.isSeenIn(failure);
    }

    @Override
    public String name() {
        return "payara-server";
    }

    @Override
    public ProcessBuilder prepare(ServerSettings settings) {
        try {
            PayaraDomain domain = PayaraDomain.fresh(settings);
            domain.beforeBoot(bootCommands(settings, domain));
            domain.afterBoot(deployments(settings));
            return command(settings, domain);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write in the server's directory " + settings.workDir(), failed);
        }
    }

    /** The domain has the pool and the applications from its first start: no command, no deployment. */
    @Override
    public ProcessBuilder prepareAgain(ServerSettings settings) {
        try {
            PayaraDomain domain = PayaraDomain.of(settings);
            domain.beforeBoot(List.of());
            domain.afterBoot(List.of());
            return command(settings, domain);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write in the server's directory " + settings.workDir(), failed);
        }
    }

    private static ProcessBuilder command(ServerSettings settings, PayaraDomain domain) throws IOException {
        ProcessBuilder command = new ProcessBuilder(domain.command(jvmOptions(settings)));
        if (settings.database() != null) {
            command.environment().putAll(PayaraPool.environment(settings.database()));
        }
        command.environment().putAll(settings.environment());
        return command;
    }

    /** Payara says that it has started before it deploys, and goes on after a failed command: no success here. */
    @Override
    public ReadySignal readySignal(ServerSettings settings) {
        return new ReadySignal(WORDS, settings.names());
    }

    @Override
    public DeploymentChange undeploy(ServerSettings settings, Deployable application) {
        return byAsadmin(settings, "undeploy", application.name());
    }

    @Override
    public DeploymentChange deploy(ServerSettings settings, Deployable application) {
        return byAsadmin(settings, deployment(application).split(" "));
    }

    /** Payara's log says nothing of what goes; asadmin does. */
    private static DeploymentChange byAsadmin(ServerSettings settings, String... command) {
        return new DeploymentChange(
                says -> PayaraDomain.of(settings)
                        .asadmin(List.of(command))
                        .lines()
                        .forEach(says),
                Pattern.compile("^Command " + command[0] + " executed successfully"),
                Pattern.compile("^Command " + command[0] + " failed|^Remote server does not listen"));
    }

    /**
     * Payara's pool keeps for each connection the bean that used it last, and so the application that was undeployed.
     */
    @Override
    public void dropIdleConnections(ServerSettings settings) {
        try {
            String said = PayaraDomain.of(settings).asadmin(List.of("flush-connection-pool", PayaraPool.NAME));
            if (!said.contains("executed successfully")) {
                throw new ServerFailedException("asadmin flush-connection-pool " + PayaraPool.NAME + " said:\n" + said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("asadmin cannot be run", failed);
        }
    }

    /** Some 150 MB, most of it a cache of its modules. */
    @Override
    public void discardUnpacked(ServerSettings settings) {
        PayaraDomain.discard(settings);
        SuiteDirectories.delete(settings.temporary());
    }

    /**
     * What a server of the suite has beside the manual's commands: its own ports, all on one address, and no cluster.
     */
    private List<String> bootCommands(ServerSettings settings, PayaraDomain domain) throws IOException {
        String config = "set configs.config.server-config.";
        String listeners = config + "network-config.network-listeners.network-listener.";
        String iiop = config + "iiop-service.iiop-listener.";
        List<String> commands = new ArrayList<>(List.of(
                listeners + "http-listener-1.address=" + settings.address(),
                listeners + "http-listener-1.port=" + settings.port(),
                listeners + "http-listener-2.enabled=false",
                listeners + "admin-listener.address=127.0.0.1",
                listeners + "admin-listener.port=" + domain.adminPort(),
                config + "admin-service.jmx-connector.system.enabled=false",
                iiop + "orb-listener-1.enabled=false",
                iiop + "SSL.enabled=false",
                iiop + "SSL_MUTUALAUTH.enabled=false",
                config + "hazelcast-config-specific-configuration.enabled=false"));
        if (settings.database() != null) {
            commands.addAll(PayaraPool.commandsFor(settings.database(), this));
        }
        return commands;
    }

    private static List<String> deployments(ServerSettings settings) {
        List<String> commands = new ArrayList<>();
        for (Deployable application : settings.deployables()) {
            commands.add(deployment(application));
        }
        commands.add(LAST_COMMAND);
        return commands;
    }

    private static String deployment(Deployable application) {
        String contextRoot = application.isEar() ? "" : " --contextroot=/" + application.name();
        return "deploy --name=" + application.name() + contextRoot + " " + application.file();
    }

    private static List<String> jvmOptions(ServerSettings settings) {
        List<String> options = new ArrayList<>(settings.jvm());
        options.add("-Djava.io.tmpdir=" + settings.temporary());
        options.add("-Dorg.glassfish.additionalOSGiBundlesToStart=");
        if (settings.database() != null) {
            options.addAll(settings.database().jvmOptions());
        }
        settings.systemProperties().forEach((key, value) -> options.add("-D" + key + "=" + value));
        options.addAll(settings.jvmOptions());
        return options;
    }
}
