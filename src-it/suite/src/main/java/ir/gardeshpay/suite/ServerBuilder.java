package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says what a {@link Server} is started with. Use once, from one thread. */
public final class ServerBuilder {
    private final List<Deployable> deployables = new ArrayList<>();
    private final Map<String, String> systemProperties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private ServerProduct product = ServerProduct.named(System.getProperty("suite.server", "payara-micro"));
    private Path javaHome = Path.of(System.getProperty("suite.java.home", System.getProperty("java.home")));
    private boolean lean = true;
    private @Nullable Database database;
    private String address = "127.0.0.1";
    private int port;
    private @Nullable Path workDir;
    private @Nullable Path logFile;
    private Consumer<String> listener = line -> {};

    ServerBuilder() {}

    /** Deploys a WAR under its file's name: {@code shop.war} under {@code /shop}. */
    public ServerBuilder war(Path war) {
        return war(war, Deployable.nameOf(war));
    }

    /**
     * Deploys a WAR under another name than its file has. WARs are deployed in the order of the calls.
     *
     * @param contextRoot without slash
     */
    public ServerBuilder war(Path war, String contextRoot) {
        deployables.add(Deployable.war(war, contextRoot));
        return this;
    }

    /** Deploys an EAR. */
    public ServerBuilder ear(Path ear) {
        deployables.add(Deployable.ear(ear));
        return this;
    }

    /** Another make of server than {@code -Dsuite.server} says; the default of that is Payara Micro. */
    public ServerBuilder product(ServerProduct make) {
        this.product = make;
        return this;
    }

    /**
     * Another JVM for the server than {@code -Dsuite.java.home} says; the default of that is the one that runs this.
     */
    public ServerBuilder javaHome(Path directory) {
        this.javaHome = directory;
        return this;
    }

    /** Sets a system property of the server, which MicroProfile Config reads too. */
    public ServerBuilder property(String key, String value) {
        systemProperties.put(key, value);
        return this;
    }

    /** Sets an environment variable of the server; the others are inherited from this JVM. */
    public ServerBuilder environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** Adds options of the JVM; they come last, so {@code -Xmx1g} wins over the default of 512 MB. */
    public ServerBuilder jvmOptions(String... options) {
        jvmOptions.addAll(List.of(options));
        return this;
    }

    /**
     * Nothing but 512 MB of heap, as for a server that runs for months, from the server's own jar: for what is
     * measured.
     */
    public ServerBuilder usualJvm() {
        lean = false;
        return this;
    }

    /** Makes {@code java:comp/DefaultDataSource} this database; without one it is an H2 file of the server itself. */
    public ServerBuilder database(Database server) {
        this.database = server;
        return this;
    }

    /** The address to listen on; the default is loopback. */
    public ServerBuilder address(String listenOn) {
        this.address = listenOn;
        return this;
    }

    /** The port for HTTP; 0, the default, takes a free one. It is never another one than asked for. */
    public ServerBuilder port(int http) {
        this.port = http;
        return this;
    }

    /** Where the server keeps its files; the default is a new directory under {@code target/suite}. */
    public ServerBuilder workDir(Path directory) {
        this.workDir = directory.toAbsolutePath();
        return this;
    }

    /** Where the server's output goes; the default is {@code server.log} in its directory. */
    public ServerBuilder logFile(Path file) {
        this.logFile = file.toAbsolutePath();
        return this;
    }

    /** Is told every line that the server prints, on a thread of its own. */
    public ServerBuilder onLine(Consumer<String> told) {
        this.listener = told;
        return this;
    }

    /**
     * Starts the process and returns at once: wait with {@link Server#awaitReady}.
     *
     * @throws ServerFailedException if the port is taken
     */
    public Server start() {
        return new Server(product, settings());
    }

    private ServerSettings settings() {
        try {
            Path directory = workDir != null ? workDir : SuiteDirectories.fresh(product.name());
            Files.createDirectories(directory);
            return new ServerSettings(
                    javaHome,
                    deployables,
                    systemProperties,
                    environment,
                    lean,
                    jvmOptions,
                    database,
                    address,
                    port == 0 ? Ports.free() : port,
                    directory,
                    logFile != null ? logFile : directory.resolve("server.log"),
                    listener);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot make the server's directory", failed);
        }
    }
}
