package ir.gardeshpay.suite;

import java.net.URI;

/**
 * One make of server: it turns what a test wants into that server's own configuration and command, and knows by what
 * lines of its log it is ready. Has no state.
 */
public interface ServerProduct {

    /** As {@code -Dsuite.server} says it, for example {@code payara-micro}. */
    String name();

    /**
     * Writes what the server reads at its start into {@link ServerSettings#workDir}, and builds its command. Old
     * configuration is thrown away; what the applications have stored stays. The process must be the server's JVM
     * itself: it is killed.
     */
    ProcessBuilder prepare(ServerSettings settings);

    /**
     * Builds the command for a server that was started before, as its manual says: what it remembers is not told again.
     * Most makes remember nothing, and read all of it at each start.
     */
    default ProcessBuilder prepareAgain(ServerSettings settings) {
        return prepare(settings);
    }

    /** What the log says when all that the settings name is there, or cannot be. */
    ReadySignal readySignal(ServerSettings settings);

    /** Where MicroProfile Health says whether the applications are ready. */
    default URI readiness(ServerSettings settings) {
        return URI.create("http://localhost:" + settings.port() + "/health/ready");
    }

    /**
     * Takes an application of the settings away from the running server.
     *
     * @throws UnsupportedOperationException if this make of server cannot do that
     */
    default DeploymentChange undeploy(ServerSettings settings, Deployable application) {
        throw fixed(application);
    }

    /**
     * Puts an application of the settings back, from the same file, after {@link #undeploy}.
     *
     * @throws UnsupportedOperationException if this make of server cannot do that
     */
    default DeploymentChange deploy(ServerSettings settings, Deployable application) {
        throw fixed(application);
    }

    /**
     * Whether this make of server, before it came to any application, broke off for a race of its own that a second
     * start does not run into.
     *
     * @param failure what is known of it, with the log's end
     */
    default boolean hasTrippedOverItself(String failure) {
        return false;
    }

    /**
     * Has idle connections to the database closed, if this make of server remembers with each the bean that used it
     * last.
     */
    default void dropIdleConnections(ServerSettings settings) {}

    private UnsupportedOperationException fixed(Deployable application) {
        return new UnsupportedOperationException(name() + " runs what it was started with, and " + application.name()
                + " can neither go nor come back while it does. Take another server: -Dsuite.server=wildfly");
    }

    /** Removes what the server has unpacked of itself. Its data and its log stay. */
    void discardUnpacked(ServerSettings settings);

    /**
     * The make that a run asks for by {@code -Dsuite.server}.
     *
     * @param name {@code payara-micro} or {@code open-liberty}
     */
    static ServerProduct named(String name) {
        return switch (name) {
            case "payara-micro" -> new PayaraMicro();
            case "payara-server" -> new PayaraServer();
            case "wildfly" -> new WildFly(true);
            case "wildfly-stock" -> new WildFly(false);
            case "open-liberty" -> new OpenLiberty();
            default ->
                throw new IllegalArgumentException("suite.server is '" + name
                        + "', which the suite does not know. Right values are payara-micro, payara-server, wildfly, wildfly-stock and"
                        + " open-liberty: -Dsuite.server=wildfly");
        };
    }
}
