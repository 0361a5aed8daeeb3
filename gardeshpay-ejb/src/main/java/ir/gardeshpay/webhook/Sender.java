package ir.gardeshpay.webhook;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import ir.gardeshpay.Node;
import ir.gardeshpay.Threads;
import ir.gardeshpay.Workers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Has messages sent on threads of their own, so many for each receiver: one that is slow or hangs holds up no other,
 * and nobody who has woken it. Thread-safe.
 */
@ApplicationScoped
public class Sender {

    private static final Logger LOG = System.getLogger(Sender.class.getName());

    /** What came of an attempt is kept though the database makes two nodes give way to each other. */
    static final FailsafeExecutor<Object> KEPT = Failsafe.with(RetryPolicy.builder()
            .withDelay(Duration.ofMillis(10), Duration.ofMillis(200))
            .withMaxAttempts(5)
            .build());

    /** At the end of the application, for the database; the servers themselves wait longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    private Threads threads;

    @Inject
    private WebhookSettings settings;

    @Inject
    private Turns turns;

    @Inject
    private Post post;

    @Inject
    private Node node;

    private final Map<Receiver, Workers> workers = new LinkedHashMap<>();

    private volatile boolean closed;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Sender() {}

    @PostConstruct
    void prepare() {
        settings.receivers().forEach(receiver -> workers.put(receiver, threads.workers(settings.concurrency())));
    }

    /**
     * At the end of the application, while it still has its beans: breaks off what is being sent, and waits a while for
     * what is being kept of it, so that no transaction is cut short. What was broken off is sent again when its lease
     * has passed.
     */
    public void close() {
        closed = true;
        if (workers.isEmpty()) {
            return;
        }
        post.close();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        workers.forEach((receiver, some) -> {
            if (!some.close(Duration.ofNanos(deadline - System.nanoTime()))) {
                LOG.log(
                        Level.WARNING,
                        "GP-0507 the application ends, and what came of a message to the webhook receiver " + receiver
                                + " is still being kept: if that is cut short, the message is sent once more");
            }
        });
    }

    /** Has sent what is due, soon. Returns at once, and never throws. */
    public void wake() {
        workers.keySet().forEach(this::begin);
    }

    @SuppressWarnings({"NullAway", "FutureReturnValueIgnored"}) // every receiver has its workers; a failure is logged
    private void begin(Receiver receiver) {
        try {
            workers.get(receiver)
                    .begin(sendingTo(receiver), Duration.ZERO)
                    .whenComplete((never, failure) -> report(receiver, failure));
        } catch (RejectedExecutionException full) { // those who are at it go on to what is due
            if (full.getCause() != null && !closed) {
                LOG.log(Level.WARNING, "GP-0504 no thread sends webhooks now; the next pass tries again", full);
            }
        }
    }

    private void report(Receiver receiver, @Nullable Throwable failure) {
        if (failure != null && !closed) {
            LOG.log(
                    Level.WARNING,
                    "GP-0505 what is to be sent to the webhook receiver " + receiver + " could not be read or kept; the"
                            + " next pass tries again",
                    failure);
        }
    }

    /** Sends one after the other, until none is due; if several are, others do the same. */
    private Callable<Boolean> sendingTo(Receiver receiver) {
        return () -> {
            Optional<Claim> claim = claim(receiver);
            while (claim.isPresent()) {
                if (claim.get().more()) {
                    begin(receiver);
                }
                send(receiver, claim.get());
                claim = claim(receiver);
            }
            return true;
        };
    }

    private Optional<Claim> claim(Receiver receiver) {
        boolean over = closed || Thread.currentThread().isInterrupted();
        return over ? Optional.empty() : turns.claim(receiver.name());
    }

    /** Not if this process has been standing still meanwhile: others may have sent it, and what comes after it. */
    private void send(Receiver receiver, Claim claim) {
        if (!node.now().plus(settings.timeout()).isBefore(claim.until())) {
            return;
        }
        Attempt attempt = post.send(receiver, claim.message());
        if (attempt instanceof Attempt.Failed failure) {
            AttemptLog.failed(receiver, claim, failure, KEPT.get(() -> turns.failed(claim, failure)));
        } else if (attempt instanceof Attempt.Taken && KEPT.get(() -> turns.taken(claim))) {
            LOG.log(Level.INFO, "GP-0503 the webhook receiver " + receiver + " takes messages again");
        }
    }
}
