package ir.gardeshpay.suite.journey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long the crash tests are: the short form by default, the long one with {@code -Pcrashes}. */
final class CrashSettings {

    private static final int NAIVE_SHARE = 5;

    private CrashSettings() {}

    /** How often each point is tried. */
    static int rounds() {
        return Integer.getInteger("suite.crashes.rounds", 1);
    }

    /** How many kills at any moment. */
    static int randomKills() {
        return Integer.getInteger("suite.crashes.random", 3);
    }

    /** How often one of several nodes is killed. */
    static int nodeKills() {
        return Integer.getInteger("suite.crashes.nodes", 2);
    }

    /** How long the gateway is sick. */
    static Duration sickness() {
        return Duration.ofSeconds(Integer.getInteger("suite.sick.seconds", 20));
    }

    /** The share of the naive code: it is only to be seen to lose. */
    static int asLittleAs(int number) {
        return Math.max(1, number / NAIVE_SHARE);
    }

    /** Which of all there are, by a regular expression: all, unless somebody looks for something. */
    static boolean includes(String name) {
        return Pattern.compile(System.getProperty("suite.crashes.only", ""))
                .matcher(name)
                .find();
    }

    /** How many worlds are broken side by side. */
    static int worlds() {
        return Integer.getInteger("suite.crashes.worlds", 2);
    }

    /** The page that the table is written into; none in the short form. */
    static Optional<Path> manual() {
        return Optional.ofNullable(System.getProperty("suite.crashes.manual"))
                .filter(file -> !file.isBlank())
                .map(Path::of);
    }
}
