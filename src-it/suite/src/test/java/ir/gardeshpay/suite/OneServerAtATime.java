package ir.gardeshpay.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.spi.event.container.AfterUnDeploy;
import org.jboss.arquillian.container.spi.event.container.BeforeDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Lets each server of Arquillian begin with an empty database and a free port: its adapter asks the old server to stop
 * and does not wait for that.
 */
public final class OneServerAtATime implements LoadableExtension {
    private static final long STOP_LIMIT_SECONDS = 30;

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(OneServerAtATime.class);
    }

    void emptyDatabase(@Observes BeforeDeploy event) throws SQLException {
        Suite.run().arquillianDatabase().clean();
    }

    void awaitServersEnd(@Observes AfterUnDeploy event) throws IOException {
        serversOfArquillian()
                .forEach(server -> server.onExit()
                        .completeOnTimeout(server, STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                        .join());
        serversOfArquillian().forEach(server -> {
            server.destroyForcibly();
            server.onExit().join();
        });
        keepLog(String.valueOf(event.getDeployment().getArchive().getName()));
    }

    /** Else the next server would write over it. */
    private static void keepLog(String deployment) throws IOException {
        Path directory = Suite.run().arquillianDirectory();
        Path log = directory.resolve("server.log.0");
        if (Files.exists(log)) {
            Files.move(log, directory.resolve(deployment + ".log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<ProcessHandle> serversOfArquillian() {
        return ProcessHandle.current()
                .children()
                .filter(OneServerAtATime::isOfArquillian)
                .toList();
    }

    /** The adapter deploys from a temporary directory of this name; servers that a test starts itself do not. */
    private static boolean isOfArquillian(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> Arrays.stream(arguments).anyMatch(one -> one.contains("arquillian-payara-micro")))
                .orElse(false);
    }
}
