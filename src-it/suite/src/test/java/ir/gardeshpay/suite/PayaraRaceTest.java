package ir.gardeshpay.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Only Payara's own race is a reason to start again: whatever an application does is not. */
class PayaraRaceTest {

    private static final String BOOT = """
            The server went down while it started: MultiException stack 1 of 4.
                java.util.ConcurrentModificationException
                MultiException stack 2 of 4
                java.lang.IllegalStateException: Unable to perform operation: post construct on %s""";

    @Test
    void isSeenInServicesOfPayara() {
        assertThat(PayaraRace.isSeenIn(BOOT.formatted("fish.payara.microprofile.metrics.impl.MetricsServiceImpl")))
                .isTrue();
    }

    @Test
    void isNotSeenInAnApplicationNorInAServerThatHadStarted() {
        assertThat(PayaraRace.isSeenIn(BOOT.formatted("ir.gardeshpay.reconcile.Startup")))
                .isFalse();
        assertThat(PayaraRace.isSeenIn(BOOT.formatted("fish.payara.Any").replace(" while it started", "")))
                .isFalse();
        assertThat(PayaraRace.isSeenIn("The server went down while it started: GP-0002 there is no key"))
                .isFalse();
    }
}
