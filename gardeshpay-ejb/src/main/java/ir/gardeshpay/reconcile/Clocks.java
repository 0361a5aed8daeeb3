package ir.gardeshpay.reconcile;

import dev.failsafe.RateLimiter;
import ir.gardeshpay.Database;
import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Compares this node's clock with that of the database, which all nodes have in common: to one that is half an hour
 * ahead, the time of payments is over whose buyers are still at the gateway, and to one that is as slow, what others
 * have claimed just now is claimed for ever. To be called without a transaction. Thread-safe.
 */
@ApplicationScoped
public class Clocks {

    private static final Logger LOG = System.getLogger(Clocks.class.getName());

    /** Twice what clocks may differ by without harm, see {@link Node}. */
    private static final Duration CLOSE = Duration.ofMinutes(2);

    private static final int MICROS = 6;

    private final RateLimiter<Object> lines =
            RateLimiter.smoothBuilder(Duration.ofMinutes(1)).build();

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private Database database;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Clocks() {}

    /** Whether they agree to two minutes; if not, that is in the log, once a minute. */
    public boolean agree() {
        Duration ahead = Duration.between(databaseNow(), node.now());
        boolean agree = ahead.abs().compareTo(CLOSE) < 0;
        if (!agree && lines.tryAcquirePermit()) {
            LOG.log(
                    Level.ERROR,
                    "GP-0207 the clock of this node is " + ahead.abs().toSeconds() + " s "
                            + (ahead.isNegative() ? "behind" : "ahead of")
                            + " the database's: until both agree to two minutes, this node expires no payment, and takes"
                            + " nothing from others that is put off too far. Have both set by NTP.");
        }
        return agree;
    }

    private Instant databaseNow() {
        return ownTransaction.call(() -> {
            String seconds = switch (database.product()) {
                case POSTGRESQL -> "extract(epoch from clock_timestamp())";
                case MARIADB -> "unix_timestamp()";
                case H2 -> "extract(epoch from current_timestamp)";
            };
            Object now =
                    entities.joined().createNativeQuery("select " + seconds).getSingleResult();
            long micros = new BigDecimal(now.toString()).movePointRight(MICROS).longValue();
            return Instant.EPOCH.plus(Duration.ofNanos(micros * 1000));
        });
    }
}
