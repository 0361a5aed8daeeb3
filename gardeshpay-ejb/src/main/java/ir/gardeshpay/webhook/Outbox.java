package ir.gardeshpay.webhook;

import ir.gardeshpay.Account;
import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * Where messages are put, in the caller's transaction, which has locked the payment: either what they tell of is stored
 * and they are too, or neither is. Thread-safe.
 */
@ApplicationScoped
public class Outbox {

    /** In SQL, because one of the two persistence providers ignores the hint that JPA has for it. */
    static final String UNLOCKED = " for update skip locked";

    private static final String FAILURES = "select id from gardeshpay_webhook where payment_id = ?1"
            + " and kind in ('FAILED', 'EXPIRED', 'HELD') and (next_attempt_at is not null or parked_at is not null)"
            + " order by id for update";

    @Inject
    private Entities entities;

    @Inject
    private WebhookSettings settings;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Outbox() {}

    /**
     * Something that receivers are told of.
     *
     * @param paymentId of the payment
     * @param account of the payment
     * @param eventId of the event that observers are told of
     * @param number which event of its payment it is
     * @param type what happened
     */
    public record Happening(long paymentId, Account account, long eventId, int number, WebhookType type) {}

    /**
     * Keeps a message for each receiver that hears of the account.
     *
     * @param payment as it stands now
     */
    public void add(Happening happening, JsonObject payment) {
        Instant now = node.now();
        String body = happening.type().message(now, payment);
        settings.receivers().stream()
                .filter(receiver -> receiver.hears(happening.account()))
                .forEach(receiver ->
                        entities.joined().persist(new StoredWebhook(happening, receiver.name(), body, now)));
    }

    /**
     * The payment is paid: that it failed or was held before need not be told any more, and must not hold up the good
     * news. A message that is being sent right now is left alone. Its row is locked all the same, so that whoever keeps
     * that it was not taken either is waited for, or sees what this transaction has done and withdraws it
     * ({@link Turns#failed}). Nobody has such a lock for longer than a short transaction, and nobody who has it waits
     * for what the caller has locked.
     */
    public void withdrawFailures(long paymentId) {
        List<?> failures = entities.joined()
                .createNativeQuery(FAILURES)
                .setParameter(1, paymentId)
                .getResultList();
        failures.forEach(id -> withdraw(entities.joined(), number(id), node.now()));
    }

    /** Unless it is delivered, or somebody is sending it. */
    static void withdraw(EntityManager entities, long id, Instant now) {
        entities.createQuery("update StoredWebhook w set w.nextAttemptAt = null, w.claimedUntil = null,"
                        + " w.parkedAt = null where w.id = :id and w.deliveredAt is null"
                        + " and (w.claimedUntil is null or w.claimedUntil <= :now)")
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate();
    }

    static long number(Object column) {
        return ((Number) column).longValue();
    }
}
