package ir.gardeshpay.suite.cluster;

import ir.gardeshpay.Node;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A node whose clock may be wrong by as much as a test likes. Right until it is told. Thread-safe. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class SkewedNode extends Node {

    /** How far ahead the clock is; one for the server, where the container may make this class twice for its proxy. */
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    /** A node with a clock of its own. */
    public SkewedNode() {
        super("node/" + ProcessHandle.current().pid(), new WrongClock());
    }

    /** Sets the clock ahead of the server's, or behind it where negative. */
    static void ahead(Duration skew) {
        AHEAD.set(skew);
    }

    private static final class WrongClock extends Clock {

        @Override
        public Instant instant() {
            return Instant.now().plus(AHEAD.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("only UTC");
        }
    }
}
