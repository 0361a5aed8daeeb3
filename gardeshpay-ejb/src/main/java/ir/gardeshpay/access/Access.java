package ir.gardeshpay.access;

import dev.failsafe.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets applications outside in, or not: by their keys, and not too often. Who shows wrong keys is slowed down by his
 * address, and a right key always passes that. Counts on this node only. Thread-safe.
 */
@ApplicationScoped
public class Access {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ConcurrentHashMap<String, RateLimiter<Object>> rates = new ConcurrentHashMap<>();
    private final FailedTries failedTries = new FailedTries();

    private final AccessSettings settings;

    /** As configured. */
    @Inject
    public Access(AccessSettings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // never used: a proxy has no state of its own
    protected Access() {
        this.settings = null;
    }

    private RateLimiter<Object> rate() {
        return RateLimiter.<Object>burstyBuilder(settings.rate(), SECOND).build();
    }

    /** Whether there is a REST API at all. */
    public boolean isOn() {
        return settings.isOn();
    }

    /**
     * Whose key this is. Compares with every key there is, so that the time it takes tells nothing.
     *
     * @return empty if it is nobody's
     */
    public Optional<Caller> callerWith(@Nullable String key) {
        ApiKey.Digest shown = ApiKey.Digest.of(key == null ? "" : key);
        String name = "";
        for (ApiKey known : settings.keys()) {
            if (known.digest().isThatOf(shown)) {
                name = known.name();
            }
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Caller(name, settings.accounts().getOrDefault(name, Set.of())));
    }

    /** Whether this request is within the rate of the caller's keys; counts it. */
    public boolean isInTime(Caller caller) {
        return rates.computeIfAbsent(caller.name(), name -> rate()).tryAcquirePermit();
    }

    /** Whether an address may be told that its key is wrong; counts it. If not, it has guessed too often. */
    public boolean mayTryAgain(String address) {
        return failedTries.take(address);
    }
}
