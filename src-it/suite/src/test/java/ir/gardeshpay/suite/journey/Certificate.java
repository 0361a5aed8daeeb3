package ir.gardeshpay.suite.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for one host that no authority has signed, made by the JDK's keytool.
 *
 * @param keys the store of its key
 * @param trusted a store that trusts it and nothing else
 */
record Certificate(Path keys, Path trusted) {

    static final String PASSWORD = "password-of-a-store";

    private static final String STORE = "PKCS12";
    private static final String ALIAS = "gateway";
    private static final int PATIENCE_SECONDS = 60;

    static Certificate of(String host) {
        Path directory = directory();
        Path keys = directory.resolve("keys.p12");
        Path file = directory.resolve("gateway.cer");
        Path trusted = directory.resolve("trusted.p12");
        keytool(keys, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=" + host, "-ext", "san=dns:" + host);
        keytool(keys, "-exportcert", "-file", file.toString());
        keytool(trusted, "-importcert", "-noprompt", "-file", file.toString());
        return new Certificate(keys, trusted);
    }

    private static Path directory() {
        try {
            Path work = Path.of(System.getProperty("suite.work", "target/suite"));
            return Files.createTempDirectory(Files.createDirectories(work), "certificate-")
                    .toAbsolutePath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void keytool(Path store, String... what) {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(keytool.toString()));
        Collections.addAll(command, what);
        command.addAll(List.of("-alias", ALIAS, "-keystore", store.toString(), "-storetype", STORE));
        command.addAll(List.of("-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool failed: " + String.join(" ", what));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What its owner speaks TLS with. */
    SSLContext own() {
        try (InputStream stream = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance(STORE);
            store.load(stream, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
