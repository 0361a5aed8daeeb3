package ir.gardeshpay.suite;

import java.util.regex.Pattern;

/**
 * Payara begins its own services at the same time, and once in several hundred starts two of them got into each other's
 * way (payara/Payara#6101): it breaks off before it comes to any application.
 */
final class PayaraRace {
    private static final Pattern SEEN = Pattern.compile(
            "while it started.*ConcurrentModificationException.*post construct on fish\\.payara\\.", Pattern.DOTALL);

    private PayaraRace() {}

    static boolean isSeenIn(String failure) {
        return SEEN.matcher(failure).find();
    }
}
