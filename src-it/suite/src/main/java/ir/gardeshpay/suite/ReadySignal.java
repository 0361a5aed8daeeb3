package ir.gardeshpay.suite;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;

/**
 * Learns from a server's log when it is ready. Servers say so too when an application did not deploy or a part of their
 * configuration failed; here that is no success.
 */
final class ReadySignal {
    private final ReadyWords words;
    private final Set<String> missing;
    private final CompletableFuture<Void> future = new CompletableFuture<>();

    /** Waits for these applications, by name. */
    ReadySignal(ReadyWords words, Collection<String> applications) {
        this.words = words;
        this.missing = new HashSet<>(applications);
    }

    /** Done when the server is ready; failed as soon as it cannot become what was asked for. */
    CompletableFuture<Void> future() {
        return future;
    }

    /** Called with each line, from one thread. */
    void heard(String line) {
        Matcher deployed = words.deployed().matcher(line);
        if (deployed.find()) {
            missing.remove(deployed.group(1));
        } else if (words.failed().matcher(line).find()) {
            future.completeExceptionally(new IllegalStateException(line.strip()));
        } else if (words.ready().matcher(line).find()) {
            ready();
        }
    }

    private void ready() {
        if (missing.isEmpty()) {
            future.complete(null);
        } else {
            future.completeExceptionally(new IllegalStateException("not deployed: " + String.join(", ", missing)));
        }
    }
}
