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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commit between the buyer's return and verify: the tracking number is stored, and one of all who bring it gets to
 * ask. Each method is one short transaction of its own.
 */
@ApplicationScoped
public class Returns {

    /**
     * Numbers that are turned away, or that made room, are kept in the timeline up to here, and repeats up to there.
     */
    private static final int MOST_TURNED_AWAY = 100;

    private static final int MOST_REPEATS = 20;

    /** So long verify's refusal of a number is believed without asking again. */
    private static final Duration REFUSAL = Duration.ofMinutes(1);

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
     * @param key of that payment
     * @param question what the caller must ask now; null: somebody else asks, or nothing is to be asked
     * @param awaited the verification that somebody else asks for right now; null: nobody does
     * @param isNew whether nobody would ask but for this return; else the question was due, for anybody
     */
    public record Received(
            long paymentId,
            CallbackKey key,
            @Nullable Question question,
            @Nullable Long awaited,
            boolean isNew) {

        static Received toBeAsked(Question question) {
            return new Received(question.paymentId(), question.key(), question, null, true);
        }

        static Received due(Question question) {
            return new Received(question.paymentId(), question.key(), question, null, false);
        }

        static Received notAsked(StoredPayment payment) {
            return new Received(payment.id(), payment.callbackKey(), null, null, false);
        }
    }

    /**
     * A return with a payment's key; empty if there is no such key or the invoice number is not that payment's. It may
     * have lost zeros on the way, see {@link Proof#isSameNumber}: it is the key that tells whose it is.
     *
     * @throws TooManyReturnsException if it must come again later: nothing was written
     */
    public Optional<Received> received(CallbackKey key, InvoiceNumber invoice, TrackingNumber tracking) {
        return ownTransaction.call(() -> Unique.CALLBACK_KEY
                .lock(entities.joined(), key.value())
                .filter(payment -> isOf(payment, invoice.value()))
                .map(payment -> accepted(payment, tracking)));
    }

    /**
     * A return without a key; empty if there is no such invoice number.
     *
     * @throws TooManyReturnsException if it must come again later: nothing was written
     */
    public Optional<Received> received(InvoiceNumber invoice, TrackingNumber tracking) {
        return ownTransaction.call(() -> Unique.INVOICE_NUMBER
                .lock(entities.joined(), invoice.value())
                .map(payment -> accepted(payment, tracking)));
    }

    private static boolean isOf(StoredPayment payment, String invoice) {
        String own = payment.request().invoiceNumber();
        return own.equals(invoice) || Proof.isSameNumber(invoice, own);
    }

    private Received accepted(StoredPayment payment, TrackingNumber tracking) {
        Instant now = node.now();
        ReturnedNumbers known = numbersOf(payment);
        Optional<StoredVerification> repeated = known.find(tracking);
        if (repeated.isPresent()) {
            return repeated(payment, repeated.get(), known.mayOneMoreBeAsked(now));
        }
        String objection = objection(payment, tracking);
        if (objection != null) {
            timeline.add(payment.id(), Step.RETURN_IGNORED, objection, MOST_TURNED_AWAY);
            return Received.notAsked(payment);
        }
        known.requireRoom(new InvoiceNumber(payment.request().invoiceNumber()));
        known.toMakeRoom().ifPresent(this::remove);
        return kept(payment, tracking, known.mayOneMoreBeAsked(now));
    }

    private void remove(StoredVerification verification) {
        TimelineEntry step = verification.returned();
        if (step != null) {
            timeline.keep(verification.paymentId(), step, MOST_TURNED_AWAY);
        }
        entities.joined().remove(verification);
    }

    private Received repeated(StoredPayment payment, StoredVerification verification, boolean mayBeAsked) {
        Instant now = node.now();
        if (mayBeAsked && verification.isRefusedSince(now.minus(REFUSAL)) && payment.status() != PaymentStatus.PAID) {
            return askedOnceMore(payment, verification, now);
        }
        if (mayBeAsked && verification.isDue(now)) {
            entities.joined().refresh(verification, LockModeType.PESSIMISTIC_WRITE); // a pass may have been faster
            if (verification.isDue(now)) {
                verification.lease(node.name(), leaseFrom(now));
                return Received.due(Question.of(payment, verification, null));
            }
        }
        timeline.add(
                payment.id(),
                Step.RETURN_IGNORED,
                "repeated, tracking number " + verification.trackingNumber(),
                MOST_REPEATS);
        return verification.isBeingAsked() && !verification.isDue(now)
                ? new Received(payment.id(), payment.callbackKey(), null, verification.id(), false)
                : Received.notAsked(payment);
    }

    /** The gateway may have been wrong, and who brings the number again has nothing else that would tell us. */
    private Received askedOnceMore(StoredPayment payment, StoredVerification verification, Instant now) {
        verification.reopen();
        verification.lease(node.name(), leaseFrom(now));
        payment.verifying(now);
        timeline.add(
                payment.id(),
                Step.RETURNED,
                "tracking number " + verification.trackingNumber()
                        + " again: verify has refused it, and is asked once more",
                MOST_REPEATS);
        return Received.toBeAsked(Question.of(payment, verification, null));
    }

    private @Nullable String objection(StoredPayment payment, TrackingNumber tracking) {
        if (payment.status() == PaymentStatus.PAID) {
            return "the payment is paid, another tracking number " + tracking + " changes nothing";
        }
        return paidWith(entities.joined(), tracking)
                .map(other -> "tracking number " + tracking + " paid for invoice " + other)
                .orElse(null);
    }

    private Received kept(StoredPayment payment, TrackingNumber tracking, boolean mayBeAsked) {
        Moment now = node.moment();
        StoredVerification verification = StoredVerification.returned(payment.id(), tracking, now);
        if (mayBeAsked) {
            verification.lease(now.node(), leaseFrom(now.at()));
        }
        entities.joined().persist(verification);
        payment.verifying(now.at());
        return mayBeAsked ? Received.toBeAsked(Question.of(payment, verification, null)) : Received.notAsked(payment);
    }

    private ReturnedNumbers numbersOf(StoredPayment payment) {
        return new ReturnedNumbers(entities.joined()
                .createQuery(
                        "select v from StoredVerification v where v.paymentId = :payment order by v.createdAt, v.id",
                        StoredVerification.class)
                .setParameter("payment", payment.id())
                .getResultList());
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
