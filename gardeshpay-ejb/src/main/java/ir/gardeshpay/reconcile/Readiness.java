package ir.gardeshpay.reconcile;

import ir.gardeshpay.Threads;
import ir.gardeshpay.Workers;
import ir.gardeshpay.gateway.Calls;
import ir.gardeshpay.gateway.GatewayCall;
import ir.gardeshpay.health.ReadinessQuestion;
import ir.gardeshpay.notify.Deliveries;
import ir.gardeshpay.payment.Schema;
import ir.gardeshpay.webhook.Receivers;
import ir.gardeshpay.webhook.WebhookSettings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a payment can be taken here: the configuration was right at the start and the start is done, the
 * database answers and takes writes, and its tables are what this version needs. Looks at the database on threads of
 * its own, so that a probe never waits long for one that hangs, and once a second at most: however many ask, the
 * balancer among them is answered. An EJB, because a probe belongs to no application on some servers, and Payara's
 * threads then would not either. Thread-safe.
 */
@Singleton(name = "GardeshPayReadiness")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Readiness {

    private static final Logger LOG = System.getLogger(Readiness.class.getName());

    /** A probe waits no longer for the database. */
    private static final Duration FOR_THE_DATABASE = Duration.ofMillis(2500);

    /** So long what a look has found is told to everybody. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** So many looks at the database at once; those that hang count. */
    private static final int LOOKS = 4;

    @Inject
    private Threads threads;

    @Inject
    private Schema schema;

    @Inject
    private Deliveries deliveries;

    @Inject
    private WebhookSettings webhooks;

    @Inject
    private Receivers receivers;

    @Inject
    private Calls calls;

    private Workers looks;

    private volatile Schema.@Nullable Need need;

    private @Nullable Look last;

    /** A look at the database, which may still be under way. */
    private record Look(CompletableFuture<Found> end, long begunAt) {

        /** Whether it is for a probe that comes now: it has ended just now, or has not been under way for too long. */
        boolean isFor(long now) {
            Duration age = Duration.ofNanos(now - begunAt);
            return age.compareTo(end.isDone() ? FRESH : FOR_THE_DATABASE) < 0;
        }
    }

    /** What a look at the database has found. */
    private record Found(String version, Optional<String> unwritable, long parked, List<String> disabled) {}

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Readiness() {}

    @PostConstruct
    void prepare() {
        looks = threads.workers(LOOKS);
    }

    /**
     * From now on payments can be taken: the configuration is right, and the tables are there. Looks once already:
     * tables which are not right shall be in the log before a payment fails.
     *
     * @return whether they are right
     */
    public boolean begin(Schema.Need tables) {
        boolean right = areRight(tables);
        need = tables;
        return right;
    }

    private boolean areRight(Schema.Need tables) {
        try {
            String obstacle = obstacle(tables, look(tables));
            if (obstacle != null) {
                LOG.log(Level.WARNING, "GP-0105 " + obstacle + ". Payments fail until then.");
            }
            return obstacle == null;
        } catch (RuntimeException missing) {
            LOG.log(
                    Level.WARNING,
                    "GP-0105 a table, or a column of one, is not there: run the SQL that the module ships, or start it with"
                            + " gardeshpay.migrate=true. Payments fail until then.",
                    missing);
            return false;
        }
    }

    /** Answers within three seconds, whatever hangs; {@link Probes} ask when the start is over. */
    public void answer(ReadinessQuestion question) {
        Schema.Need tables = Objects.requireNonNull(need, "not asked before the start is over");
        question.fact("circuit of getToken", calls.circuitOf(GatewayCall.GET_TOKEN));
        question.fact("circuit of verify", calls.circuitOf(GatewayCall.VERIFY));
        try {
            tell(question, tables, current(tables).end().get(FOR_THE_DATABASE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            question.notReady("the database has not answered in " + FOR_THE_DATABASE.toMillis() + " ms");
        } catch (RejectedExecutionException full) {
            question.notReady("the database has not answered earlier probes yet");
        } catch (ExecutionException away) {
            LOG.log(Level.DEBUG, "a probe found the database away", away);
            question.notReady(
                    "the database is away, or lacks a table or a column that this version of the module needs");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            question.notReady("interrupted");
        }
    }

    private static void tell(ReadinessQuestion question, Schema.Need tables, Found found) {
        question.fact("schema", found.version());
        question.fact("parked", found.parked());
        if (!found.disabled().isEmpty()) {
            question.fact("webhooks disabled", String.join(", ", found.disabled()));
        }
        String obstacle = obstacle(tables, found);
        if (obstacle == null) {
            question.ready();
        } else {
            question.notReady(obstacle);
        }
    }

    private synchronized Look current(Schema.Need tables) {
        long now = System.nanoTime();
        Look look = last;
        if (look == null || !look.isFor(now)) {
            look = new Look(looks.begin(() -> look(tables), Duration.ZERO), now);
            last = look;
        }
        return look;
    }

    private Found look(Schema.Need tables) {
        return new Found(
                schema.version(tables),
                schema.obstacleToWrites(),
                deliveries.parkedCount(),
                webhooks.hasReceivers() ? receivers.disabled() : List.of());
    }

    private static @Nullable String obstacle(Schema.Need tables, Found found) {
        if (!tables.isMetBy(found.version())) {
            return "the tables are at version " + found.version() + ", and this version of the module needs "
                    + tables.version()
                    + ": start it with gardeshpay.migrate=true, and look into the log for a migration that has failed";
        }
        return found.unwritable()
                .map(why -> "the database can be read, and not written to: " + why)
                .orElse(null);
    }
}
