package ir.gardeshpay.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a Chromium on this machine. None is ever downloaded. */
public final class Browsers {
    /** Why a test without a browser did not run, and what to do about it. */
    public static final String NONE_FOUND = "no Chromium found; install Debian's package chromium,"
            + " or say where one is: -Dsuite.chromium=/path/to/chromium";

    private Browsers() {}

    /**
     * The Chromium to use: {@code -Dsuite.chromium}, then {@code $CHROMIUM}, then the usual places of Debian and of
     * Google Chrome. {@code -Dsuite.chromium=none} is a wish for none at all.
     *
     * @throws IllegalArgumentException if the property or the variable names something that cannot be run: a wish that
     *     cannot be met is not passed over
     */
    public static Optional<Path> find() {
        if ("none".equals(System.getProperty("suite.chromium"))) {
            return Optional.empty();
        }
        return wished("-Dsuite.chromium", System.getProperty("suite.chromium"))
                .or(() -> wished("$CHROMIUM", System.getenv("CHROMIUM")))
                .or(() -> Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst());
    }

    /**
     * Starts the Chromium that {@link #find} finds.
     *
     * @throws IllegalStateException if there is none
     */
    public static OpenBrowser open() {
        return OpenBrowser.start(find().orElseThrow(() -> new IllegalStateException(NONE_FOUND)));
    }

    private static Optional<Path> wished(String by, @Nullable String path) {
        if (path == null || path.isBlank()) {
            return Optional.empty();
        }
        if (!Files.isExecutable(Path.of(path))) {
            throw new IllegalArgumentException(by + " is " + path + ", which is no program. Give the file itself, for"
                    + " example /usr/bin/chromium, or leave it out to have the usual places searched.");
        }
        return Optional.of(Path.of(path));
    }
}
