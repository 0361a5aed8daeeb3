package ir.gardeshpay.webhook;

import ir.gardeshpay.Database;
import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose turn it is to send which message, of all threads and nodes. Who has claimed one sends it, and nobody else does
 * until its lease has passed, so neither a transaction nor a connection is held meanwhile; whoever dies in between has
 * it sent again. Every method is one short transaction.
 */
@ApplicationScoped
public class Turns {

    private static final String DUE =
            "select w.id from gardeshpay_webhook w where w.receiver = ?1 and w.next_attempt_at <= ?2"
                    + " and not exists (select 1 from gardeshpay_webhook_receiver r where r.name = ?1"
                    + " and r.disabled_at is not null)"
                    + " and not exists (select 1 from gardeshpay_webhook e where e.payment_id = w.payment_id"
                    + " and e.receiver = w.receiver and " + Database.isSet("e.next_attempt_at")
                    + " and e.event_number < w.event_number)"
                    + " order by w.next_attempt_at limit 2";

    /** Longer than the longest pause between two attempts. */
    private static final Duration FAR = Duration.ofDays(3);

    /** What a clock may be ahead before what it has claimed is taken from it. */
    private static final Duration LONG = Duration.ofDays(1);

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private WebhookSettings settings;

    @Inject
    private Receivers receivers;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Turns() {}

    /** What becomes of a message that was not taken. */
    public enum AfterFailure {
        /** It is sent again later. */
        AGAIN,
        /** That was the last attempt: it is sent on request. */
        PARKED,
        /** The payment is paid by now: that it failed is not told any more. */
        WITHDRAWN,
        /** Somebody else has claimed it since, or it is delivered. */
        NOT_OURS
    }

    /**
     * What a failure has led to.
     *
     * @param message what becomes of the message
     * @param receiver what becomes of its receiver
     */
    public record Consequence(AfterFailure message, Receivers.AfterFailure receiver) {}

    /**
     * Gives the caller the message to a receiver that has been due for longest. None while the receiver is disabled,
     * and none that follows one of the same payment which is still to be sent.
     */
    public Optional<Claim> claim(String receiver) {
        return ownTransaction.call(() -> {
            Instant now = node.now();
            List<?> due = due(receiver, now);
            while (!due.isEmpty()) {
                StoredWebhook message = entities.joined().find(StoredWebhook.class, Outbox.number(due.get(0)));
                if (!isOutdated(message)) {
                    return Optional.of(claimed(message, now, due.size() > 1));
                }
                // Whoever was sending it when the payment was paid has died: else he would have withdrawn it.
                Outbox.withdraw(entities.joined(), message.id(), now);
                due = due(receiver, now);
            }
            return Optional.empty();
        });
    }

    private List<?> due(String receiver, Instant now) {
        return entities.joined()
                .createNativeQuery(DUE + Outbox.UNLOCKED)
                .setParameter(1, receiver)
                .setParameter(2, Database.column(now))
                .getResultList();
    }

    private Claim claimed(StoredWebhook message, Instant now, boolean more) {
        Instant until = now.plus(settings.leaseTime());
        entities.joined()
                .createQuery(
                        "update StoredWebhook w set w.nextAttemptAt = :until, w.claimedUntil = :until where w.id = :id")
                .setParameter("until", until)
                .setParameter("id", message.id())
                .executeUpdate();
        return new Claim(message, until, more);
    }

    /**
     * The receiver has the message, whoever has claimed it since.
     *
     * @return whether the receiver had been failing until now
     */
    public boolean taken(Claim claim) {
        return ownTransaction.call(() -> {
            entities.joined()
                    .createQuery("update StoredWebhook w set w.deliveredAt = :now, w.nextAttemptAt = null,"
                            + " w.claimedUntil = null, w.parkedAt = null, w.lastError = null where w.id = :id"
                            + " and w.paymentId = :payment and w.receiver = :receiver and w.deliveredAt is null")
                    .setParameter("now", node.now())
                    .setParameter("id", claim.message().id())
                    .setParameter("payment", claim.message().paymentId())
                    .setParameter("receiver", claim.message().receiver())
                    .executeUpdate();
            return receivers.working(claim.message().receiver());
        });
    }

    /** The receiver may not have the message: it is sent again, or parked, or withdrawn. */
    public Consequence failed(Claim claim, Attempt.Failed failure) {
        return ownTransaction.call(() -> {
            AfterFailure next = next(claim, failure);
            return new Consequence(
                    next,
                    next == AfterFailure.NOT_OURS
                            ? Receivers.AfterFailure.UNCHANGED
                            : receivers.failed(
                                    claim.message().receiver(), failure, isAfterAQuietTime(claim.message())));
        });
    }

    /**
     * Makes due what is put off further than a message ever is, by a node whose clock was wrong; gives how many there
     * were.
     */
    public int pullBack() {
        return settings.receivers().stream()
                .mapToInt(receiver -> ownTransaction.call(() -> pulledBack(receiver.name())))
                .sum();
    }

    private int pulledBack(String receiver) {
        Instant now = node.now();
        return entities.joined()
                .createQuery("update StoredWebhook w set w.nextAttemptAt = :now, w.claimedUntil = null"
                        + " where w.receiver = :receiver and w.nextAttemptAt > :long"
                        + " and (w.nextAttemptAt > :far or w.claimedUntil > :long)")
                .setParameter("now", now)
                .setParameter("receiver", receiver)
                .setParameter("far", now.plus(FAR))
                .setParameter("long", now.plus(settings.leaseTime()).plus(LONG))
                .executeUpdate();
    }

    private AfterFailure next(Claim claim, Attempt.Failed failure) {
        StoredWebhook message = claim.message();
        Instant now = node.now();
        Optional<Instant> again = Schedule.after(message.attempts() + 1)
                .map(pause -> longer(pause, failure.retryAfter()))
                .map(now::plus);
        String change =
                again.isPresent() ? "w.nextAttemptAt = :moment" : "w.nextAttemptAt = null, w.parkedAt = :moment";
        int ours = entities.joined()
                .createQuery("update StoredWebhook w set w.attempts = w.attempts + 1, w.lastError = :why,"
                        + " w.claimedUntil = null, " + change + " where w.id = :id and w.claimedUntil = :until")
                .setParameter("why", failure.why())
                .setParameter("moment", again.orElse(now))
                .setParameter("id", message.id())
                .setParameter("until", claim.until())
                .executeUpdate();
        if (ours == 0) {
            return AfterFailure.NOT_OURS;
        }
        if (isOutdated(message)) {
            Outbox.withdraw(entities.joined(), message.id(), now); // the claim was given back above
            return AfterFailure.WITHDRAWN;
        }
        return again.isPresent() ? AfterFailure.AGAIN : AfterFailure.PARKED;
    }

    private static Duration longer(Duration pause, Duration asked) {
        return asked.compareTo(pause) > 0 ? asked : pause;
    }

    /** Whether it says that the payment failed, which is paid by now. */
    private boolean isOutdated(StoredWebhook message) {
        return message.type().isFailure()
                && !entities.joined()
                        .createQuery(
                                "select w.id from StoredWebhook w where w.paymentId = :payment and w.kind = :paid",
                                Long.class)
                        .setParameter("payment", message.paymentId())
                        .setParameter("paid", WebhookType.PAID)
                        .getResultList()
                        .isEmpty();
    }

    /** Whether nothing was being sent again when this was sent for the first time: earlier failures are old, then. */
    private boolean isAfterAQuietTime(StoredWebhook message) {
        return message.attempts() == 0
                && entities.joined()
                        .createQuery(
                                "select w.id from StoredWebhook w where w.receiver = :receiver and w.id <> :id"
                                        + " and w.nextAttemptAt is not null and w.attempts > 0"
                                        + " order by w.nextAttemptAt desc", // those that wait have failed, mostly
                                Long.class)
                        .setParameter("receiver", message.receiver())
                        .setParameter("id", message.id())
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
    }
}
