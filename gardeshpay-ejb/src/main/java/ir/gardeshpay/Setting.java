package ir.gardeshpay;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * One key of the configuration: its name, its default, what it means, and how its text is read. Defaults live here and
 * not in a properties file, because a key that two files define is won by a different one on each server.
 *
 * @param key the name in MicroProfile Config
 * @param fallback the text that counts where the key is missing; null if it is required or has no value then
 * @param required whether a missing key stops the deployment
 * @param right what a right value looks like, for messages and the manual
 * @param meaning what it does, for the manual
 * @param parse reads the text; throws {@link IllegalArgumentException} or {@link DateTimeParseException} if it is wrong
 */
public record Setting<T>(
        String key,
        @Nullable String fallback,
        boolean required,
        String right,
        String meaning,
        Function<String, T> parse) {

    /** As MicroProfile Config has them, by name, and with what counts where the name is not set. */
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\\\)\\$\\{([\\w.-]+)}");

    private static final Pattern WITH_DEFAULT = Pattern.compile("\\$\\{[^}]*:");

    private static final int HIGHEST_PORT = 65_535;

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** A key with a default. */
    public static <T> Setting<T> of(
            String key, String fallback, String right, String meaning, Function<String, T> parse) {
        return new Setting<>(key, fallback, false, right, meaning, parse);
    }

    /** A key without which the application does not start. */
    public static <T> Setting<T> required(String key, String right, String meaning, Function<String, T> parse) {
        return new Setting<>(key, null, true, right, meaning, parse);
    }

    /** A key that may be missing. */
    public static <T> Setting<T> optional(String key, String right, String meaning, Function<String, T> parse) {
        return new Setting<>(key, null, false, right, meaning, parse);
    }

    /**
     * A duration, as in {@code PT30M}, of a millisecond to a hundred years: clocks count no finer, and numbers no
     * further.
     */
    public static Setting<Duration> duration(String key, String fallback, String meaning) {
        return of(
                key,
                fallback,
                "an ISO-8601 duration of PT0.001S to a hundred years, such as " + fallback,
                meaning,
                text -> {
                    Duration duration = Duration.parse(text);
                    require(duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0);
                    return duration;
                });
    }

    /** A whole number, at least 1. */
    public static Setting<Integer> count(String key, int fallback, String meaning) {
        return count(key, fallback, Integer.MAX_VALUE, meaning);
    }

    /** A whole number, from 1 to the most. */
    public static Setting<Integer> count(String key, int fallback, int most, String meaning) {
        String right = "a whole number from 1 to " + most + ", such as " + fallback;
        return of(key, Integer.toString(fallback), right, meaning, text -> {
            int number = Integer.parseInt(text);
            require(number >= 1 && number <= most);
            return number;
        });
    }

    /** Yes or no. */
    public static Setting<Boolean> flag(String key, boolean fallback, String meaning) {
        return of(key, Boolean.toString(fallback), "true or false", meaning, text -> {
            require("true".equalsIgnoreCase(text) || "false".equalsIgnoreCase(text));
            return Boolean.valueOf(text);
        });
    }

    /** The absolute http or https address in this text. */
    public static URI httpAddress(String text) {
        URI address = URI.create(text);
        require(address.getHost() != null && address.getPort() != 0 && address.getPort() <= HIGHEST_PORT);
        require("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
        return address;
    }

    /** Refuses a text while it is read. */
    public static void require(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("not a right value");
        }
    }

    /** The value, or a message that names the key; null only if the key may be missing and is. */
    public @Nullable T find(Config config) {
        String text =
                config.getOptionalValue(key, String.class).map(String::strip).orElse("");
        requireResolved(config, text);
        if (!text.isEmpty()) {
            return parsed(text);
        }
        if (required) {
            throw new ConfigurationException(key + " is missing. A right value is " + right + ".");
        }
        return fallback == null || fallback.isEmpty() ? null : parsed(fallback);
    }

    /**
     * The same of a key that limits something: that it is there and empty is refused, because it would limit nothing.
     */
    public @Nullable T findLimit(Config config) {
        T value = find(config);
        if (value == null) {
            for (ConfigSource source : config.getConfigSources()) {
                require(
                        source.getValue(key) == null,
                        "is there, and empty, so that it would limit nothing. Take it out if it is not to.");
            }
        }
        return value;
    }

    /**
     * MicroProfile Config takes a value that refers to something which is not set for a missing one, and Payara leaves
     * that part out of a longer one.
     */
    private void requireResolved(Config config, String text) {
        String written = Objects.requireNonNullElse(config.getConfigValue(key).getRawValue(), "")
                .strip();
        if (text.equals(written)) {
            return; // it refers to nothing, or references are switched off
        }
        if (!WITH_DEFAULT.matcher(written).find()) {
            REFERENCE
                    .matcher(written)
                    .results()
                    .map(reference -> reference.group(1))
                    .forEach(name -> require(
                            config.getOptionalValue(name, String.class).isPresent(),
                            "refers to ${" + name + "}, which is not set. Set that, or take the key out."));
        }
        require(!text.isEmpty(), "refers to something that is not set. Set that, or take the key out.");
    }

    private void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new ConfigurationException(key + " " + otherwise + " A right value is " + right + ".");
        }
    }

    /** The value of a key that has a default or is required. */
    public T get(Config config) {
        T value = find(config);
        if (value == null) {
            throw new IllegalStateException(key + " has neither a value nor a default");
        }
        return value;
    }

    /** The text itself is not shown, because it may be a secret that was put under the wrong key. */
    private T parsed(String text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException | InvalidValueException wrong) {
            throw new ConfigurationException(key + " has a value of " + text.length()
                    + " characters that is not right. A right value is " + right + ".");
        }
    }
}
