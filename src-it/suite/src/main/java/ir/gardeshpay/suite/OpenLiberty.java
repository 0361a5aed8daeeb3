package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Open Liberty: one installation for all, and a directory of its own for each server. It is set up by the files of
 * {@code docs/servers/open-liberty}; what a test wants beside that is in {@link OpenLibertyDirectory}.
 */
final class OpenLiberty implements ServerProduct {

    /**
     * An application that does not start, is not found; a port that is taken, a feature or a configuration it cannot
     * read.
     */
    private static final ReadyWords WORDS = new ReadyWords(
            Pattern.compile("CWWKZ0001I: Application (\\S+) started "),
            Pattern.compile("CWWKF0011I: "),
            Pattern.compile("CWWK(Z0002E|Z0004E|Z0013E|Z0014W|Z0106E|Z0124E|O0221E|F0001E|F0042E|G0014E|E0702E): "));

    private static final Pattern REFUSED = Pattern.compile("CWWKZ(0002E|0004E|0010E|0013E|0014W): |CWWKG0014E: ");

    @Override
    public String name() {
        return "open-liberty";
    }

    /** Its script sets the options that Liberty needs on each Java, and becomes the JVM: the process keeps its id. */
    @Override
    public ProcessBuilder prepare(ServerSettings settings) {
        OpenLibertyDirectory directory = new OpenLibertyDirectory(settings);
        try {
            directory.setUp();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write in the server's directory " + settings.workDir(), failed);
        }
        ProcessBuilder command = new ProcessBuilder(
                "sh",
                SuiteDirectories.openLiberty().resolve("bin").resolve("server").toString(),
                "run",
                OpenLibertyDirectory.SERVER);
        Map<String, String> environment = command.environment();
        environment.put("JAVA_HOME", settings.javaHome().toString());
        environment.put("WLP_USER_DIR", directory.user().toString());
        environment.putAll(directory.variables());
        environment.putAll(settings.environment());
        return command;
    }

    /** It calls itself ready also without an application. */
    @Override
    public ReadySignal readySignal(ServerSettings settings) {
        return new ReadySignal(WORDS, settings.names());
    }

    /** A running server reads applications.xml again when it has changed: the suite's do, the manual's do not. */
    @Override
    public DeploymentChange undeploy(ServerSettings settings, Deployable application) {
        return new DeploymentChange(
                says -> new OpenLibertyDirectory(settings).deployAllBut(application),
                Pattern.compile("CWWKZ0009I: .* " + Pattern.quote(application.name()) + " "),
                REFUSED);
    }

    @Override
    public DeploymentChange deploy(ServerSettings settings, Deployable application) {
        return new DeploymentChange(
                says -> new OpenLibertyDirectory(settings).deployAll(),
                Pattern.compile("CWWKZ000[13]I: .* " + Pattern.quote(application.name()) + " "),
                REFUSED);
    }

    @Override
    public void discardUnpacked(ServerSettings settings) {
        new OpenLibertyDirectory(settings).discardUnpacked();
    }
}
