package ir.gardeshpay.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts before the first test what all of a run use, and ends it after the last one. */
public final class SuiteSession implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            SuiteDirectories.empty();
            Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
            Suite.run();
        } catch (IOException failed) {
            throw new UncheckedIOException("The suite cannot write its files", failed);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Suite.run().databases().close();
        GatewaySession.close();
    }
}
