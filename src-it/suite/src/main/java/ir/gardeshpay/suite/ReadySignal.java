package ir.gardeshpay.suite;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns from a server's log when it is ready. Payara says so too when an application did not deploy or a command of its
 * configuration failed; here that is no success.
 */
final class ReadySignal {
    private static final Pattern DEPLOYED = Pattern.compile("(\\S+) was successfully deployed in ");
    private static final Pattern READY = Pattern.compile("Payara Micro .* ready in ");

    private final Set<String> missing;
    private final CompletableFuture<Void> future = new CompletableFuture<>();

    /** Waits for these applications, by context root. */
    ReadySignal(Set<String> applications) {
        this.missing = new HashSet<>(applications);
    }

    /** Done when the server is ready; failed as soon as it cannot become what was asked for. */
    CompletableFuture<Void> future() {
        return future;
    }

    /** Called with each line, from one thread. */
    void heard(String line) {
        Matcher deployed = DEPLOYED.matcher(line);
        if (deployed.find()) {
            missing.remove(deployed.group(1));
        } else if (FailureCause.isFailedBootCommand(line)) {
            future.completeExceptionally(new IllegalStateException(line.strip()));
        } else if (READY.matcher(line).find()) {
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
