package ir.gardeshpay.webhook;

import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.WebhookReceiver;
import ir.gardeshpay.WebhookReceiver.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * How receivers fare: which are failing, and which are disabled, so that nothing is sent to them until somebody asks
 * for it. Every method is one short transaction of its own, except those that {@link Turns} calls in its own.
 * Thread-safe, on several nodes too.
 */
@ApplicationScoped
public class Receivers {

    /** So many messages are resumed in a transaction. */
    private static final int PORTION = 2_000;

    /** In SQL, because it is asked by each start of who has receivers (ADR 30). */
    private static final String DISABLED =
            "select name from gardeshpay_webhook_receiver where disabled_at is not null order by name";

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private WebhookSettings settings;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Receivers() {}

    /** What becomes of a receiver that has not taken a message. */
    public enum AfterFailure {
        /** Until now it has taken what was sent. */
        FAILING,
        /** It is failing still, or is disabled already. */
        UNCHANGED,
        /** Nothing is sent to it from now on. */
        DISABLED
    }

    /**
     * It has taken a message.
     *
     * @return whether it had been failing
     */
    public boolean working(String receiver) {
        return entities.joined()
                        .createQuery("update StoredReceiver r set r.failingSince = null where r.name = :name"
                                + " and r.failingSince is not null and r.disabledAt is null")
                        .setParameter("name", receiver)
                        .executeUpdate()
                > 0;
    }

    /**
     * It has not taken a message. If it says that it is gone, or has failed for too long, it is disabled.
     *
     * @param anew whether nothing has been sent to it for so long that it may have been well in between
     */
    public AfterFailure failed(String receiver, Attempt.Failed failure, boolean anew) {
        Instant now = node.now();
        StoredReceiver row = entities.joined().find(StoredReceiver.class, receiver, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new StoredReceiver(receiver);
            entities.joined().persist(row);
        }
        if (row.disabledAt() != null) {
            return AfterFailure.UNCHANGED;
        }
        Instant since = anew ? null : row.failingSince();
        boolean tooLong = since != null && !since.plus(settings.disableAfter()).isAfter(now);
        if (since == null) {
            row.failing(now);
        }
        if (failure.gone() || tooLong) {
            row.disabled(now, failure.why());
            return AfterFailure.DISABLED;
        }
        return since == null ? AfterFailure.FAILING : AfterFailure.UNCHANGED;
    }

    /** The names of those that are configured and disabled. */
    public List<String> disabled() {
        List<?> names = ownTransaction.call(
                () -> entities.joined().createNativeQuery(DISABLED).getResultList());
        return names.stream()
                .map(String::valueOf)
                .filter(name -> settings.receiver(name).isPresent())
                .toList();
    }

    /** Every receiver that is configured, as it stands now. Counts what waits: two looks into an index for each. */
    public List<WebhookReceiver> all() {
        return ownTransaction.call(
                () -> settings.receivers().stream().map(this::present).toList());
    }

    private WebhookReceiver present(Receiver receiver) {
        StoredReceiver row = entities.joined().find(StoredReceiver.class, receiver.name());
        Instant disabled = row == null ? null : row.disabledAt();
        Instant failing = row == null ? null : row.failingSince();
        State state = disabled != null ? State.DISABLED : failing != null ? State.FAILING : State.WORKING;
        return new WebhookReceiver(
                receiver.name(),
                receiver.url().getHost(),
                receiver.accounts(),
                state,
                disabled != null ? disabled : failing,
                row == null ? null : row.reason(),
                count("w.nextAttemptAt is not null", receiver),
                count("w.parkedAt is not null", receiver));
    }

    private long count(String which, Receiver receiver) {
        return entities.joined()
                .createQuery(
                        "select count(w) from StoredWebhook w where w.receiver = :receiver and " + which, Long.class)
                .setParameter("receiver", receiver.name())
                .getSingleResult();
    }

    /**
     * As if a receiver had never failed: its parked messages and those that wait are due now, but for those that are
     * being sent, and are tried as often as new ones. In portions, each a transaction of its own; what has failed in
     * the middle goes on where it was when it is done again, and a disabled receiver is sent nothing before the end.
     *
     * @return how many there are; empty if there is no such receiver
     */
    public OptionalInt resume(String receiver) {
        if (settings.receiver(receiver).isEmpty()) {
            return OptionalInt.empty();
        }
        int due = 0;
        List<Unsent> some = unsent(receiver, Unsent.NONE);
        while (!some.isEmpty()) {
            List<Unsent> portion = some;
            due += Sender.KEPT.get(() -> due(portion));
            some = some.size() < PORTION ? List.of() : unsent(receiver, some.get(some.size() - 1));
        }
        ownTransaction.run(() -> {
            StoredReceiver row = entities.joined().find(StoredReceiver.class, receiver, LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                row.resumed();
            }
        });
        return OptionalInt.of(due);
    }

    /** A message that was not sent, and its place: messages of one payment are resumed in their order. */
    private record Unsent(long id, long payment, int number) {

        static final Unsent NONE = new Unsent(0, Long.MIN_VALUE, 0);
    }

    private List<Unsent> unsent(String receiver, Unsent after) {
        return ownTransaction.call(() -> entities
                .joined()
                .createQuery(
                        "select w.id, w.paymentId, w.number from StoredWebhook w where w.receiver = :receiver"
                                + " and (w.paymentId > :payment or (w.paymentId = :payment and w.number > :number))"
                                + " and (w.nextAttemptAt is not null or w.parkedAt is not null)"
                                + " order by w.paymentId, w.number",
                        Object[].class)
                .setParameter("receiver", receiver)
                .setParameter("payment", after.payment())
                .setParameter("number", after.number())
                .setMaxResults(PORTION)
                .getResultList()
                .stream()
                .map(row -> new Unsent((Long) row[0], (Long) row[1], (Integer) row[2]))
                .toList());
    }

    private int due(List<Unsent> messages) {
        Instant now = node.now();
        return ownTransaction.call(() -> entities.joined()
                .createQuery("update StoredWebhook w set w.nextAttemptAt = :now, w.attempts = 0, w.parkedAt = null"
                        + " where w.id in :messages and (w.nextAttemptAt is not null or w.parkedAt is not null)"
                        + " and (w.claimedUntil is null or w.claimedUntil < :now)")
                .setParameter("now", now)
                .setParameter("messages", messages.stream().map(Unsent::id).toList())
                .executeUpdate());
    }
}
