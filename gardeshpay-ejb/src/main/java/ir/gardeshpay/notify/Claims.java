package ir.gardeshpay.notify;

import ir.gardeshpay.Backoff;
import ir.gardeshpay.Database;
import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who tells which event, of all threads and nodes. Who has the row of an event locked tells it, and nobody waits for a
 * row that somebody else has: an observer may hang in it. Every method is one short transaction.
 */
@ApplicationScoped
public class Claims {

    /**
     * It only keeps others from looking in vain before the row is locked. So it may be short, and clocks may differ: at
     * worst somebody is turned away.
     */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** In SQL, because one of the two persistence providers ignores the hint that JPA has for it. */
    static final String UNLOCKED = " for update skip locked";

    private static final String OPEN =
            "select id from gardeshpay_delivery where id = ?1 and payment_id = ?2 and kind = ?3"
                    + " and next_attempt_at is not null";

    private static final String NOT_TRIED =
            "select id from gardeshpay_delivery where payment_id = ?1 and attempts = 0" + " and next_attempt_at > ?2";

    /**
     * By its own payment: PostgreSQL must not take an earlier event from among all that are due, of which there may be
     * many.
     */
    private static final String DUE =
            "select d.id, d.payment_id from gardeshpay_delivery d where d.next_attempt_at <= ?1"
                    + " and not exists (select 1 from gardeshpay_delivery e where e.payment_id = d.payment_id and "
                    + Database.isSet("e.next_attempt_at") + " and e.event_number < d.event_number)";

    private static final String LONGEST_DUE_FIRST = " order by d.next_attempt_at limit ";

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));

    /**
     * Much longer than the longest pause between two attempts: a clock that is some hours slow must not undo pauses.
     */
    private static final Duration FAR = Duration.ofDays(1);

    private static final String FAR_OFF = "select id from gardeshpay_delivery where next_attempt_at > ?1 limit 1000";

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private NotifySettings settings;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Claims() {}

    /**
     * Takes payments whose first open event is due, the longest waiting first, and gives them to the caller: nobody
     * else takes them until their lease has passed. An event that is being delivered, or that hangs in an observer, is
     * locked and left out.
     *
     * @param except kinds of event to leave to others
     */
    @SuppressWarnings("unchecked")
    public List<Long> takeDue(int most, Set<EventKind> except) {
        return ownTransaction.call(() -> {
            Instant now = node.now();
            List<Object[]> due = entities.joined()
                    .createNativeQuery(DUE + isNoneOf(except) + LONGEST_DUE_FIRST + most + UNLOCKED)
                    .setParameter(1, Database.column(now))
                    .getResultList();
            moveTo(now.plus(LEASE), due.stream().map(row -> number(row[0])).toList());
            return due.stream().map(row -> number(row[1])).toList();
        });
    }

    private static String isNoneOf(Set<EventKind> kinds) {
        return kinds.stream().map(kind -> " and d.kind <> '" + kind + "'").collect(Collectors.joining());
    }

    private static Long number(Object column) {
        return ((Number) column).longValue();
    }

    /**
     * Lets anybody tell what the caller has added to a payment and will not tell itself. An event that somebody is
     * delivering right now is left alone.
     */
    public void handOver(long paymentId) {
        ownTransaction.run(() -> {
            Instant now = node.now();
            List<?> added = entities.joined()
                    .createNativeQuery(NOT_TRIED + UNLOCKED)
                    .setParameter(1, paymentId)
                    .setParameter(2, Database.column(now))
                    .getResultList();
            moveTo(now, added.stream().map(Claims::number).toList());
        });
    }

    /**
     * Makes due what is put off further than an event ever is, by a node whose clock was wrong, or some of it; gives
     * how many there were.
     */
    public int pullBack() {
        return ownTransaction.call(() -> {
            Instant now = node.now();
            List<?> farOff = entities.joined()
                    .createNativeQuery(FAR_OFF + UNLOCKED)
                    .setParameter(1, Database.column(now.plus(FAR)))
                    .getResultList();
            moveTo(now, farOff.stream().map(Claims::number).toList());
            return farOff.size();
        });
    }

    private void moveTo(Instant next, List<Long> ids) {
        if (!ids.isEmpty()) {
            entities.joined()
                    .createQuery("update StoredDelivery d set d.nextAttemptAt = :next where d.id in :ids")
                    .setParameter("next", next)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
    }

    /** Locks an event for this transaction; false if it is not open, or somebody else is delivering it right now. */
    static boolean lock(EntityManager entities, StoredDelivery delivery) {
        return !entities.createNativeQuery(OPEN + UNLOCKED)
                .setParameter(1, delivery.id())
                .setParameter(2, delivery.paymentId())
                .setParameter(3, delivery.kind().name())
                .getResultList()
                .isEmpty();
    }

    /** What becomes of an event that could not be told. */
    public enum AfterFailure {
        /** It is told again later. */
        AGAIN,
        /** That was the last attempt: it is told on request. */
        PARKED,
        /** The payment is paid by now: that it failed is not told any more. */
        WITHDRAWN,
        /** It is told already, or somebody else is at it. */
        NOT_OURS
    }

    /** Sets what is to be done after a failed attempt, in the caller's transaction. */
    public AfterFailure failed(StoredDelivery told) {
        if (!lock(entities.joined(), told)) {
            return AfterFailure.NOT_OURS;
        }
        StoredDelivery delivery = entities.joined().find(StoredDelivery.class, told.id());
        if (delivery.kind().isFailure() && isPaid(delivery.paymentId())) {
            delivery.withdrawn();
            return AfterFailure.WITHDRAWN;
        }
        if (delivery.attempts() + 1 < settings.attempts()) {
            delivery.failed(node.now().plus(PAUSES.after(delivery.attempts() + 1)));
            return AfterFailure.AGAIN;
        }
        delivery.parked(node.now());
        return AfterFailure.PARKED;
    }

    private boolean isPaid(long paymentId) {
        return !entities.joined()
                .createQuery(
                        "select d.id from StoredDelivery d where d.paymentId = :payment and d.kind = :paid", Long.class)
                .setParameter("payment", paymentId)
                .setParameter("paid", EventKind.PAID)
                .getResultList()
                .isEmpty();
    }
}
