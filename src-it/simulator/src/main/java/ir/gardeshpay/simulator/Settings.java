package ir.gardeshpay.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@link Options} from outside. The setting {@code public-url} is the argument {@code --public-url}, else the
 * system property {@code simulator.public-url}, else the environment variable {@code SIMULATOR_PUBLIC_URL}.
 */
final class Settings {
    static final List<String> NAMES = List.of("host", "port", "public-url", "tokens", "refuse-with-4xx", "ledger-file");

    private final Map<String, String> arguments = new HashMap<>();

    /** Reads {@code --name value} and {@code --name=value}. */
    Settings(String... arguments) {
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String[] parts = words.next().split("=", 2);
            argument(parts[0], parts.length == 2 ? parts[1] : words.hasNext() ? words.next() : "");
        }
    }

    Options options() {
        Options options = Options.defaults();
        options = get("host").map(options::withHost).orElse(options);
        options = get("port").map(Settings::port).map(options::withPort).orElse(options);
        options = get("public-url").map(URI::create).map(options::withPublicUrl).orElse(options);
        options = get("tokens")
                .map(list -> Set.of(list.split("\\s*,\\s*", -1)))
                .map(options::withTokens)
                .orElse(options);
        options = get("refuse-with-4xx")
                .map(Boolean::parseBoolean)
                .map(options::withRefuseWithClientErrors)
                .orElse(options);
        return get("ledger-file").map(Path::of).map(options::withLedgerFile).orElse(options);
    }

    private void argument(String option, String value) {
        String name = option.replaceFirst("^--", "");
        if (!NAMES.contains(name) || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not understood: " + option + ". Known, each with a value: --" + String.join(", --", NAMES));
        }
        arguments.put(name, value);
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(arguments.get(name))
                .or(() -> Optional.ofNullable(System.getProperty("simulator." + name)))
                .or(() -> Optional.ofNullable(System.getenv(variable(name))))
                .filter(value -> !value.isBlank());
    }

    static String variable(String name) {
        return "SIMULATOR_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("A port is a number, not " + text, notANumber);
        }
    }
}
