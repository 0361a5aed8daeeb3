package ir.gardeshpay.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What there is to know about this module and this server without asking anybody. Stateless. */
public final class Health {

    private static final String CHECK = "org.eclipse.microprofile.health.HealthCheck";

    private Health() {}

    /** Whether the server has MicroProfile Health, so that the check is there; without it health is shown nowhere. */
    public static boolean isShown() {
        try {
            Class.forName(CHECK, false, Health.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException without) {
            return false;
        }
    }

    /** The version of this module, as Maven knows it. */
    public static String moduleVersion() {
        Properties module = new Properties();
        try (InputStream file = Health.class.getResourceAsStream("module.properties")) {
            module.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return module.getProperty("version", "");
    }
}
