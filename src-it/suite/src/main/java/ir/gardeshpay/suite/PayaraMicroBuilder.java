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

/** Says what a {@link PayaraMicro} is started with. Use once, from one thread. */
public final class PayaraMicroBuilder {
    private final Map<String, Path> wars = new LinkedHashMap<>();
    private final Map<String, String> systemProperties = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private @Nullable Database database;
    private String address = "127.0.0.1";
    private int port;
    private @Nullable Path workDir;
    private @Nullable Path logFile;
    private Consumer<String> listener = line -> {};

    PayaraMicroBuilder() {}

    /** Deploys a WAR under its file's name: {@code shop.war} under {@code /shop}. */
    public PayaraMicroBuilder war(Path war) {
        return war(war, String.valueOf(war.getFileName()).replaceFirst("\\.war$", ""));
    }

    /**
     * Deploys a WAR under another name than its file has. WARs are deployed in the order of the calls.
     *
     * @param contextRoot without slash
     */
    public PayaraMicroBuilder war(Path war, String contextRoot) {
        if (!Files.isRegularFile(war)) {
            throw new IllegalArgumentException("There is no file " + war
                    + ". Build the module that makes it: ./mvnw verify from the project's root.");
        }
        wars.put(contextRoot, war.toAbsolutePath());
        return this;
    }

    /** Sets a system property of the server, which MicroProfile Config reads too. */
    public PayaraMicroBuilder property(String key, String value) {
        systemProperties.put(key, value);
        return this;
    }

    /** Sets an environment variable of the server; the others are inherited from this JVM. */
    public PayaraMicroBuilder environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /** Adds options of the JVM; they come last, so {@code -Xmx1g} wins over the default of 512 MB. */
    public PayaraMicroBuilder jvmOptions(String... options) {
        jvmOptions.addAll(List.of(options));
        return this;
    }

    /** Makes {@code java:comp/DefaultDataSource} this database; without one it is an H2 file of the server itself. */
    public PayaraMicroBuilder database(Database server) {
        this.database = server;
        return this;
    }

    /** The address to listen on; the default is loopback. */
    public PayaraMicroBuilder address(String listenOn) {
        this.address = listenOn;
        return this;
    }

    /** The port for HTTP; 0, the default, takes a free one. It is never another one than asked for. */
    public PayaraMicroBuilder port(int http) {
        this.port = http;
        return this;
    }

    /** Where the server keeps its files; the default is a new directory under {@code target/suite}. */
    public PayaraMicroBuilder workDir(Path directory) {
        this.workDir = directory.toAbsolutePath();
        return this;
    }

    /** Where the server's output goes; the default is {@code server.log} in its directory. */
    public PayaraMicroBuilder logFile(Path file) {
        this.logFile = file.toAbsolutePath();
        return this;
    }

    /** Is told every line that the server prints, on a thread of its own. */
    public PayaraMicroBuilder onLine(Consumer<String> told) {
        this.listener = told;
        return this;
    }

    /**
     * Starts the process and returns at once: wait with {@link PayaraMicro#awaitReady}.
     *
     * @throws ServerFailedException if the port is taken
     */
    public PayaraMicro start() {
        return new PayaraMicro(settings());
    }

    private ServerSettings settings() {
        try {
            Path directory = workDir != null ? workDir : SuiteDirectories.fresh("payara-micro");
            Files.createDirectories(directory);
            return new ServerSettings(
                    SuiteDirectories.payaraMicroJar(),
                    wars,
                    systemProperties,
                    environment,
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
