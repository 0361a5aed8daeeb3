package ir.gardeshpay.access;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong keys by the address from which they come. Remembers so many addresses and no more: the one that was
 * quiet for the longest time is forgotten. Of an IPv6 address, the first half counts, because whoever has one has all
 * of them. Thread-safe.
 */
final class FailedTries {

    /** About 1 MB. */
    static final int ADDRESSES = 10_000;

    private static final int IN_A_MINUTE = 10;
    private static final int GROUPS_OF_A_NETWORK = 4;

    private final Map<String, RateLimiter<Object>> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateLimiter<Object>> eldest) {
            return size() > ADDRESSES;
        }
    };

    synchronized boolean take(String address) {
        return byAddress.computeIfAbsent(network(address), any -> limiter()).tryAcquirePermit();
    }

    synchronized int remembered() {
        return byAddress.size();
    }

    private static RateLimiter<Object> limiter() {
        return RateLimiter.<Object>burstyBuilder(IN_A_MINUTE, Duration.ofMinutes(1))
                .build();
    }

    /**
     * As the servers write an IPv6 address: 2001:db8:0:1:…, or 2001:db8::1 with groups left out, which is left as it
     * is.
     */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length <= GROUPS_OF_A_NETWORK || address.contains("::")
                ? address
                : String.join(":", java.util.Arrays.copyOf(groups, GROUPS_OF_A_NETWORK));
    }
}
