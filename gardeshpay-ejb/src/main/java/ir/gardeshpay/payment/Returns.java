package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.Entities;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Moment;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.TooManyReturnsException;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.gateway.GatewaySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commit between the buyer's return and verify: the tracking number is stored, and one of all who bring it gets to
 * ask. Each method is one short transaction of its own.
 */
@ApplicationScoped
public class Returns {

    /** More tracking numbers of one payment than this are not asked for at a time: another one must come again. */
    private static final int MOST_UNDECIDED = 20;

    /** Beyond so many the oldest refused one makes room: nobody can fill the table. */
    private static final int MOST_KEPT = 20;

    /** Numbers that are turned away, or that made room, are kept in the timeline up to here, and repeats up to there. */
    private static final int MOST_TURNED_AWAY = 100;

    private static final int MOST_REPEATS = 20;

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private Timeline timeline;

    @Inject
    private GatewaySettings gateway;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Returns() {}

    /**
     * A return that belongs to a payment.
     *
     * @param paymentId whose it is
     * @param question what the caller must ask now; null: somebody else asks, or nothing is to be asked
     * @param awaited the verification that somebody else asks for right now; null: nobody does
     */
    public record Received(
            long paymentId,
            @Nullable Question question,
            @Nullable Long awaited) {

        static Received toBeAsked(Question question) {
            return new Received(question.paymentId(), question, null);
        }

        static Received ignored(StoredPayment payment) {
            return new Received(payment.id(), null, null);
        }
    }

    /**
     * A return with a payment's key; empty if there is no such key or the invoice number is not that payment's.
     *
     * @throws TooManyReturnsException if it must come again later: nothing was written
     */
    public Optional<Received> received(CallbackKey key, InvoiceNumber invoice, TrackingNumber tracking) {
        return ownTransaction.call(() -> locked("p.callbackKey", key.value())
                .filter(payment -> payment.request().invoiceNumber().equals(invoice.value()))
                .map(payment -> accepted(payment, tracking)));
    }

    /**
     * A return without a key; empty if there is no such invoice number.
     *
     * @throws TooManyReturnsException if it must come again later: nothing was written
     */
    public Optional<Received> received(InvoiceNumber invoice, TrackingNumber tracking) {
        return ownTransaction.call(
                () -> locked("p.request.invoiceNumber", invoice.value()).map(payment -> accepted(payment, tracking)));
    }

    private Optional<StoredPayment> locked(String column, String value) {
        return asked(entities.joined(), column, value)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The payment that has something unique. */
    static Optional<StoredPayment> found(EntityManager entities, String column, String value) {
        return asked(entities, column, value).getResultList().stream().findFirst();
    }

    private static TypedQuery<StoredPayment> asked(EntityManager entities, String column, String value) {
        return entities.createQuery("select p from StoredPayment p where " + column + " = :value", StoredPayment.class)
                .setParameter("value", value);
    }

    private Received accepted(StoredPayment payment, TrackingNumber tracking) {
        List<StoredVerification> known = verificationsOf(payment);
        Optional<StoredVerification> repeated = known.stream()
                .filter(verification -> verification.trackingNumber().equals(tracking))
                .findFirst();
        if (repeated.isPresent()) {
            return repeated(payment, repeated.get());
        }
        String objection = objection(payment, tracking);
        if (objection != null) {
            timeline.add(payment.id(), Step.RETURN_IGNORED, objection, MOST_TURNED_AWAY);
            return Received.ignored(payment);
        }
        requirePlace(payment, known);
        makeRoom(known);
        return asking(payment, tracking);
    }

    private static void requirePlace(StoredPayment payment, List<StoredVerification> known) {
        int undecided =
                (int) known.stream().filter(StoredVerification::isUndecided).count();
        if (undecided >= MOST_UNDECIDED) {
            throw new TooManyReturnsException(
                    new InvoiceNumber(payment.request().invoiceNumber()), undecided);
        }
    }

    private void makeRoom(List<StoredVerification> known) {
        if (known.size() >= MOST_KEPT) {
            known.stream().filter(StoredVerification::isRefused).findFirst().ifPresent(this::remove);
        }
    }

    private void remove(StoredVerification verification) {
        TimelineEntry step = verification.returned();
        if (step != null) {
            timeline.keep(verification.paymentId(), step, MOST_TURNED_AWAY);
        }
        entities.joined().remove(verification);
    }

    private Received repeated(StoredPayment payment, StoredVerification verification) {
        Instant now = node.now();
        if (verification.isUndecided() && verification.isDue(now)) {
            verification.lease(node.name(), leaseFrom(now));
            return Received.toBeAsked(Question.of(payment, verification, null));
        }
        timeline.add(
                payment.id(),
                Step.RETURN_IGNORED,
                "repeated, tracking number " + verification.trackingNumber(),
                MOST_REPEATS);
        return verification.isBeingAsked()
                ? new Received(payment.id(), null, verification.id())
                : Received.ignored(payment);
    }

    private @Nullable String objection(StoredPayment payment, TrackingNumber tracking) {
        if (payment.status() == PaymentStatus.PAID) {
            return "the payment is paid, another tracking number " + tracking + " changes nothing";
        }
        return paidWith(entities.joined(), tracking)
                .map(other -> "tracking number " + tracking + " paid for invoice " + other)
                .orElse(null);
    }

    private Received asking(StoredPayment payment, TrackingNumber tracking) {
        Moment now = node.moment();
        StoredVerification verification = StoredVerification.returned(payment.id(), tracking, now);
        verification.lease(now.node(), leaseFrom(now.at()));
        entities.joined().persist(verification);
        payment.verifying();
        return Received.toBeAsked(Question.of(payment, verification, null));
    }

    private List<StoredVerification> verificationsOf(StoredPayment payment) {
        return entities.joined()
                .createQuery(
                        "select v from StoredVerification v where v.paymentId = :payment order by v.createdAt, v.id",
                        StoredVerification.class)
                .setParameter("payment", payment.id())
                .getResultList();
    }

    /** The invoice number of the payment that was paid with a tracking number. */
    static Optional<String> paidWith(EntityManager entities, TrackingNumber tracking) {
        return entities
                .createQuery(
                        "select p.request.invoiceNumber from StoredPayment p"
                                + " where p.receipt.trackingNumber = :tracking",
                        String.class)
                .setParameter("tracking", tracking.value())
                .getResultList()
                .stream()
                .findFirst();
    }

    private Instant leaseFrom(Instant now) {
        return now.plus(gateway.leaseTime());
    }
}
