package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** MariaDB's own programs, as the build has unpacked them: the one that makes the first files, and the server. */
final class MariaDbBinaries {
    private static final String USERS = "users.sql";

    /** What the manual gives to administrators. */
    private static final Path CONFIGURATION = Path.of("../../docs/databases/mariadb/gardeshpay.cnf");

    private final Path base;

    MariaDbBinaries(Path base) throws IOException {
        this.base = base;
        for (String programs : List.of("bin", "scripts")) {
            try (Stream<Path> files = Files.list(base.resolve(programs))) {
                if (!files.allMatch(file -> file.toFile().setExecutable(true))) {
                    throw new IOException("The programs in " + base + " cannot be made executable.");
                }
            }
        }
    }

    /**
     * Makes the files of a new server.
     *
     * @param directory gets them
     * @param users SQL that is run at each start
     */
    void install(Path directory, String users) throws IOException {
        Files.createDirectories(directory.resolve("tmp"));
        Files.writeString(directory.resolve(USERS), users);
        Path log = directory.resolve("install.log");
        List<String> command = new ArrayList<>(
                List.of(base.resolve("scripts").resolve("mariadb-install-db").toString()));
        command.addAll(common(directory));
        command.addAll(List.of("--auth-root-authentication-method=normal", "--skip-test-db", "--force"));
        try {
            int exitCode = process(command).redirectOutput(log.toFile()).start().waitFor();
            if (exitCode != 0) {
                throw new IOException("mariadb-install-db ended with " + exitCode + "; its last words:\n"
                        + FailureCause.excerpt(Files.readAllLines(log), 10));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** Starts the server, and returns when it answers. */
    MariaDbProcess start(Path directory, int port) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(base.resolve("bin").resolve("mariadbd").toString()));
        command.addAll(common(directory));
        command.add("--init-file=" + directory.resolve(USERS));
        command.addAll(List.of("--bind-address=127.0.0.1", "--port=" + port, "--skip-name-resolve"));
        // In the data directory: the path of a socket may not be longer than 107 characters.
        command.addAll(List.of("--socket=mariadb.sock", "--pid-file=mariadb.pid"));
        command.add("--innodb-buffer-pool-size=64M");
        return MariaDbProcess.start(process(command), directory.resolve("mariadb.log"));
    }

    /** It refuses to run as root unless told so. */
    private List<String> common(Path directory) {
        return List.of(
                "--defaults-file=" + CONFIGURATION.toAbsolutePath().normalize(),
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + base,
                "--datadir=" + directory.resolve("data"),
                "--tmpdir=" + directory.resolve("tmp"));
    }

    private ProcessBuilder process(List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("LD_LIBRARY_PATH", base.resolve("libs").toString());
        return process;
    }
}
