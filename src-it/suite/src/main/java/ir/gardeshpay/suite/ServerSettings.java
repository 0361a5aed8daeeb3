package ir.gardeshpay.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one server is started with, whatever its make.
 *
 * @param javaHome of the server's JVM
 * @param deployables in the order of deployment
 * @param systemProperties of the server's JVM; MicroProfile Config reads them
 * @param environment beside what is inherited
 * @param lean whether the server shall start soon rather than be fast, or be what its owner has
 * @param jvmOptions come last, so that they win
 * @param database what {@code java:comp/DefaultDataSource} shall be; without one it is the server's own
 * @param address to listen on
 * @param port for HTTP
 * @param workDir the server's own; it may write anywhere in it
 * @param logFile gets all that it prints
 * @param listener is told every line that it prints
 */
record ServerSettings(
        Path javaHome,
        List<Deployable> deployables,
        Map<String, String> systemProperties,
        Map<String, String> environment,
        boolean lean,
        List<String> jvmOptions,
        @Nullable Database database,
        String address,
        int port,
        Path workDir,
        Path logFile,
        Consumer<String> listener) {

    /**
     * Measured on two cores with two small WARs: the first compiler alone halves the CPU time of a start (16 s to 8 s),
     * and the serial collector saves the threads of G1. Servers of the suite live for minutes, so peak speed is no
     * loss. That less memory is touched, in larger pages, saves another 8 % (7.9 s to 7.2 s, Payara Micro with the
     * shop, three starts each); only Linux has such pages.
     */
    static final List<String> LEAN_JVM = List.of(
            "-Xmx512m",
            "-Xmn48m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseTransparentHugePages");

    private static final List<String> USUAL_JVM = List.of("-Xmx512m");

    /** Options of the JVM that come before all others. */
    List<String> jvm() {
        return lean ? LEAN_JVM : USUAL_JVM;
    }

    /** The command that starts the server's JVM. */
    Path java() {
        return javaHome.resolve("bin").resolve("java");
    }

    /** For {@code java.io.tmpdir}: nothing is left in the machine's own. */
    Path temporary() {
        return workDir.resolve("tmp");
    }

    /** The application of this name. */
    Deployable deployable(String name) {
        return deployables.stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The server was started without '" + name + "'. Its applications are " + names()));
    }

    /** The names of all applications. */
    List<String> names() {
        return deployables.stream().map(Deployable::name).toList();
    }
}
