package ir.gardeshpay.reconcile;

import ir.gardeshpay.Workers;
import ir.gardeshpay.gateway.Calls;
import ir.gardeshpay.health.ReadinessQuestion;
import ir.gardeshpay.notify.Deliveries;
import ir.gardeshpay.payment.Schema;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a payment can be taken here: the configuration was right at the start and the start is done, the database
 * answers, and its tables are what this version needs. Looks at the database on threads of its own, so that a probe never
 * waits long for one that hangs. Thread-safe.
 */
@ApplicationScoped
public class Readiness {

    private static final Logger LOG = System.getLogger(Readiness.class.getName());

    /** A probe waits no longer than this, in two parts: for its turn, and for the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** So many looks at the database at once; those that hang count. */
    private static final int LOOKS = 4;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    @Inject
    private Schema schema;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Calls calls;

    private Workers looks;

    private volatile Schema.@Nullable Need need;

    /** What a look at the database has found. */
    private record Found(String version, long parked) {}

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Readiness() {}

    @PostConstruct
    void prepare() {
        looks = new Workers(LOOKS, threads);
    }

    /** From now on payments can be taken: the configuration is right, and the tables are there. */
    void begin(Schema.Need tables) {
        calls.circuit(); // is made here and now, in the application's own context: a probe may come without one
        need = tables;
    }

    void answer(@Observes ReadinessQuestion question) {
        Schema.Need tables = need;
        if (tables == null) {
            question.notReady("the module is still starting, or could not start: the log says why");
            return;
        }
        question.fact("circuit", calls.circuit());
        try {
            Found found = looks.begin(() -> look(tables), PATIENCE).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            question.fact("schema", found.version());
            question.fact("parked", found.parked());
            judge(question, tables, found);
        } catch (TimeoutException slow) {
            question.notReady("the database has not answered in " + PATIENCE.toMillis() + " ms");
        } catch (RejectedExecutionException full) {
            question.notReady("the database has not answered earlier probes yet");
        } catch (ExecutionException away) {
            LOG.log(Level.DEBUG, "a probe found the database away", away);
            question.notReady("the database is away, or a table is missing");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            question.notReady("interrupted");
        }
    }

    private Found look(Schema.Need tables) {
        return new Found(schema.version(tables), deliveries.parkedCount());
    }

    private static void judge(ReadinessQuestion question, Schema.Need tables, Found found) {
        if (tables.isMetBy(found.version())) {
            question.ready();
        } else {
            question.notReady("the tables are at version " + found.version() + ", and this version of the module needs "
                    + tables.version() + ": run the SQL that it ships, or start it with gardeshpay.migrate=true");
        }
    }
}
