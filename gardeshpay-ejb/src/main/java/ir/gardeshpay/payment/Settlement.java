package ir.gardeshpay.payment;

import ir.gardeshpay.Backoff;
import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.gateway.VerifyAnswer;
import ir.gardeshpay.notify.EventKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What verify's answer does to a payment: one short transaction with the row locked, in which the outcome, the timeline
 * and the events to tell commit together.
 *
 * <ul>
 *   <li>Unknown changes nothing and is asked again, with growing pauses, for as long as it takes; about once a minute
 *       as long as the bank may still give the money back. What is nearly an answer is taken for one after that.
 *   <li>A refusal fails the payment, unless another tracking number of it is still undecided.
 *   <li>A success is {@linkplain Credit credited} to the payment whose invoice number it names, be it this one or not.
 * </ul>
 */
@ApplicationScoped
public class Settlement {

    private static final Logger LOG = System.getLogger(Settlement.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Backoff PAUSES = new Backoff(FIRST_PAUSE, Duration.ofHours(1));

    /** {@link #isUrgent}. */
    private static final Backoff URGENT = new Backoff(FIRST_PAUSE, Duration.ofMinutes(1));

    /**
     * The timeline says so often that verify was not asked, and that it has refused: each wrong tracking number is one.
     */
    private static final int MOST_NOT_ASKED = 5;

    private static final int MOST_UNKNOWN = 100;

    private static final int MOST_REFUSED = 100;

    /** Ends the step that tells how the payment came to a number of which it has no row. */
    private static final String ELSEWHERE = ", through another payment's return";

    private static final String NOT_THERE = ", of which nothing was stored any more";

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private Credit credit;

    @Inject
    private Timeline timeline;

    @Inject
    private News news;

    @Inject
    private GatewaySettings gateway;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Settlement() {}

    /**
     * Applies an answer. Nothing happens if the question has been decided since.
     *
     * @param owner the {@linkplain Payments#ownerOf other payment} that the answer is about. The caller looks for it,
     *     because the transaction must begin with its locks: one that is isolated more than READ COMMITTED sees all
     *     else as it was at its first look.
     */
    public void settle(Question question, VerifyAnswer answer, Optional<Long> owner) {
        ownTransaction.run(() -> {
            StoredPayment payment = locked(question.paymentId(), owner);
            if (!question.isOf(payment)) {
                lost(question, answer);
                return;
            }
            StoredVerification verification = asked(payment, question);
            VerifyAnswer believed = believed(verification, answer);
            if (counts(verification, believed)) {
                believed.<Runnable>fold(
                                verified -> () -> verified(payment, verification, verified, owner),
                                refused -> () -> refused(payment, verification, refused),
                                unknown -> () -> undecided(payment, verification, unknown),
                                notAsked -> () -> postponed(payment, verification, notAsked))
                        .run();
            }
        });
    }

    /**
     * What is nearly an answer of the guide is asked again until the bank has given back what was not verified, and
     * taken for that answer then: else it would be asked for ever, and the host would never hear what became of it.
     */
    private VerifyAnswer believed(StoredVerification verification, VerifyAnswer answer) {
        return verification.isUndecided() && isUrgent(verification) ? answer : answer.inTheEnd();
    }

    /** The bank may still give the money back. */
    private boolean isUrgent(StoredVerification verification) {
        return node.now().isBefore(verification.createdAt().plus(gateway.verifyWindow()));
    }

    /**
     * The row of the question. One that has made room for other numbers since it was refused, or went with the latest
     * commits of a database that has failed, is stored once more: nobody else knows the tracking number.
     */
    private StoredVerification asked(StoredPayment payment, Question question) {
        StoredVerification found = entities.joined()
                .find(StoredVerification.class, question.verificationId(), LockModeType.PESSIMISTIC_WRITE);
        if (found != null && question.isAbout(found)) {
            return found;
        }
        StoredVerification again = verificationOf(payment, question.trackingNumber(), NOT_THERE);
        if (again.isUndecided() && payment.status() != PaymentStatus.PAID) {
            payment.verifying(node.now());
        }
        return again;
    }

    private static void lost(Question question, VerifyAnswer answer) {
        LOG.log(
                Level.ERROR,
                "GP-0314 the payment of invoice " + question.invoiceNumber() + " with tracking number "
                        + question.trackingNumber()
                        + " is not in the database any more, which must have lost its latest"
                        + " commits. Verify says: " + answer.evidence());
    }

    /** The payment and the other one, locked in an order that is everybody's. */
    private StoredPayment locked(long id, Optional<Long> owner) {
        TreeSet<Long> inOrder = new TreeSet<>();
        inOrder.add(id);
        owner.ifPresent(inOrder::add);
        inOrder.forEach(each -> entities.joined().find(StoredPayment.class, each, LockModeType.PESSIMISTIC_WRITE));
        return entities.joined().find(StoredPayment.class, id);
    }

    private void verified(
            StoredPayment payment,
            StoredVerification verification,
            VerifyAnswer.Verified verified,
            Optional<Long> owner) {
        if (Proof.otherInvoice(verified, payment.request().invoiceNumber()).isPresent()) {
            foreign(payment, verification, verified, owner);
        } else {
            credit.to(payment, verification, verified);
        }
    }

    /** A question is decided once; only a success that comes after a refusal is still news. */
    private static boolean counts(StoredVerification verification, VerifyAnswer answer) {
        return verification.isUndecided() || (verification.isRefused() && answer instanceof VerifyAnswer.Verified);
    }

    private void postponed(StoredPayment payment, StoredVerification verification, VerifyAnswer.NotAsked notAsked) {
        Duration pause = new Backoff(gateway.pause(), gateway.pause()).after(1);
        verification.postponed(node.now().plus(pause));
        timeline.add(payment.id(), Step.VERIFY_NOT_ASKED, notAsked.evidence(), MOST_NOT_ASKED);
    }

    private void undecided(StoredPayment payment, StoredVerification verification, VerifyAnswer.Unknown unknown) {
        Duration pause = (isUrgent(verification) ? URGENT : PAUSES).after(verification.attempts() + 1);
        verification.undecided(node.now().plus(pause));
        timeline.add(
                payment.id(),
                Step.VERIFY_UNKNOWN,
                unknown.evidence() + "; asked again in " + Math.max(1, pause.toSeconds()) + " s",
                MOST_UNKNOWN);
    }

    /** By the guide a verify that is repeated succeeds. If the gateway does otherwise, somebody should see it. */
    private void refused(StoredPayment payment, StoredVerification verification, VerifyAnswer.Refused refused) {
        if (verification.mayHaveBeenAnswered()) {
            LOG.log(
                    Level.WARNING,
                    "GP-0313 verify has refused tracking number " + verification.trackingNumber() + " of invoice "
                            + payment.request().invoiceNumber() + ", after " + verification.attempts()
                            + " calls that did not decide: if this says that it was verified before, the buyer has paid. "
                            + refused.evidence());
        }
        verification.refused(node.now());
        timeline.add(payment.id(), Step.VERIFY_REFUSED, refused.evidence(), MOST_REFUSED);
        payment.refused(refused.refusal());
        restIfDecided(payment);
    }

    /** The money is another invoice's: that one is settled by the same rules, and this one stays as it was. */
    private void foreign(
            StoredPayment payment,
            StoredVerification verification,
            VerifyAnswer.Verified verified,
            Optional<Long> owner) {
        verification.decided(StoredVerification.State.FOREIGN);
        timeline.add(
                payment.id(),
                Step.VERIFY_FOREIGN,
                "tracking number " + verification.trackingNumber()
                        + " belongs to another invoice; this payment stays as it was: " + verified.evidence());
        restIfDecided(payment);
        owner.map(id -> entities.joined().find(StoredPayment.class, id))
                .ifPresentOrElse(
                        other -> credit.to(
                                other, verificationOf(other, verification.trackingNumber(), ELSEWHERE), verified),
                        () -> credit.orphan(payment, verification, verified));
    }

    private StoredVerification verificationOf(StoredPayment payment, TrackingNumber tracking, String how) {
        return entities
                .joined()
                .createQuery(
                        "select v from StoredVerification v where v.paymentId = :payment"
                                + " and v.trackingNumber = :tracking",
                        StoredVerification.class)
                .setParameter("payment", payment.id())
                .setParameter("tracking", tracking.value())
                .getResultList()
                .stream()
                .findFirst()
                .orElseGet(() -> added(payment, tracking, how));
    }

    private StoredVerification added(StoredPayment payment, TrackingNumber tracking, String how) {
        StoredVerification verification = StoredVerification.mentioned(payment.id(), tracking, node.now());
        entities.joined().persist(verification);
        timeline.add(payment.id(), Step.RETURNED, "tracking number " + tracking + how);
        return verification;
    }

    /**
     * Nothing of the payment is undecided any more, perhaps: then it comes to rest. In the caller's transaction, behind
     * its lock.
     */
    void restIfDecided(StoredPayment payment) {
        entities.joined().flush();
        long open = entities.joined()
                .createQuery(
                        "select count(v) from StoredVerification v where v.paymentId = :payment"
                                + " and v.nextAttemptAt is not null",
                        Long.class)
                .setParameter("payment", payment.id())
                .getSingleResult();
        if (open == 0) {
            payment.standing().rest();
        }
        if (payment.status() == PaymentStatus.FAILED) {
            news.addOnce(payment, EventKind.FAILED);
        }
    }
}
