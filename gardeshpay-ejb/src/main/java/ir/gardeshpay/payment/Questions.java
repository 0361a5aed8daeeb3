package ir.gardeshpay.payment;

import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.gateway.GatewaySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who asks verify for which tracking number, of all threads and nodes: whoever has its lease. Each method is one short
 * transaction of its own. Thread-safe.
 */
@ApplicationScoped
public class Questions {

    /**
     * Much longer than the longest pause between two verifies: a clock that is some hours slow must not undo pauses.
     */
    private static final Duration FAR = Duration.ofDays(1);

    /**
     * Much longer than any pause while the bank may still give the money back. A clock that is ahead by the hours of a
     * time zone is seen; one that is some minutes slow must not take the leases of others for that.
     */
    private static final Duration SOON = Duration.ofMinutes(30);

    /** More than clocks may differ. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private GatewaySettings gateway;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Questions() {}

    /** Gives a question back that the caller will not ask now: it is due after a while, for anybody. */
    public void putOff(Question question, Duration pause) {
        ownTransaction.run(() -> {
            StoredVerification verification = entities.joined()
                    .find(StoredVerification.class, question.verificationId(), LockModeType.PESSIMISTIC_WRITE);
            if (verification != null && question.isAbout(verification)) {
                verification.putOff(node.now().plus(pause));
            }
        });
    }

    /** Whether somebody asks right now. */
    public boolean isBeingAsked(long verificationId) {
        return ownTransaction.call(() -> {
            StoredVerification verification = entities.joined().find(StoredVerification.class, verificationId);
            return verification != null && verification.isBeingAsked();
        });
    }

    /** Verifications that are due, those asked least first: none which never decides holds up the others. */
    public List<Long> leastAsked(int most) {
        return due(most, "v.attempts, v.nextAttemptAt");
    }

    /** Those that are due, the oldest first: new ones, however many, do not hold up the others either. */
    public List<Long> oldest(int most) {
        return due(most, "v.createdAt");
    }

    private List<Long> due(int most, String order) {
        return ownTransaction.call(() -> entities.joined()
                .createQuery(
                        "select v.id from StoredVerification v where v.nextAttemptAt <= :now order by " + order,
                        Long.class)
                .setParameter("now", node.now())
                .setMaxResults(most)
                .getResultList());
    }

    /** Takes a verification that is due; empty if another node, or another thread, was faster. */
    public Optional<Question> claim(long verificationId) {
        return ownTransaction.call(() -> {
            Instant now = node.now();
            StoredVerification verification =
                    entities.joined().find(StoredVerification.class, verificationId, LockModeType.PESSIMISTIC_WRITE);
            if (verification == null || !verification.isDue(now)) {
                return Optional.empty();
            }
            verification.lease(node.name(), now.plus(gateway.leaseTime()));
            return Optional.of(Question.of(
                    entities.joined().find(StoredPayment.class, verification.paymentId()), verification, null));
        });
    }

    /**
     * Makes due what is put off further than a verification ever is, by a node whose clock was wrong; gives how many
     * there were. Within the time in which the bank may still give the money back, half an hour is too far.
     */
    public int pullBack() {
        Instant now = node.now();
        Duration longestLease = gateway.leaseTime().plus(gateway.pause().multipliedBy(2));
        return ownTransaction.call(() -> entities.joined()
                .createQuery("update StoredVerification v set v.nextAttemptAt = :now where v.nextAttemptAt > :soon"
                        + " and (v.nextAttemptAt > :far or v.createdAt > :window)")
                .setParameter("now", now)
                .setParameter("soon", now.plus(longestLease).plus(SOON))
                .setParameter("far", now.plus(FAR).plus(gateway.leaseTime()))
                .setParameter("window", now.minus(gateway.verifyWindow()).plus(SKEW))
                .executeUpdate());
    }
}
