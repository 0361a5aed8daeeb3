package ir.gardeshpay.payment;

import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.gateway.VerifyAnswer;
import ir.gardeshpay.notify.EventKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a payment becomes {@link PaymentStatus#PAID} with everything in view; the usual one does in
 * {@link FirstCredit}. Verify said that money moved for this invoice; the amount must be the one that was stored, and
 * neither the tracking nor the reference number may have paid for another payment. All else is held for a person, and
 * money without a payment is kept as an orphan.
 *
 * <p>Always in the caller's transaction, which has locked the payment.
 */
@ApplicationScoped
public class Credit {

    private static final Logger LOG = System.getLogger(Credit.class.getName());

    @Inject
    private Entities entities;

    @Inject
    private Timeline timeline;

    @Inject
    private News news;

    @Inject
    private Proof proof;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Credit() {}

    /** Credits the payment, or holds it. A payment that is paid stays as it is. */
    public void to(StoredPayment payment, StoredVerification verification, VerifyAnswer.Verified verified) {
        if (verification.isSettled()) {
            return;
        }
        if (payment.status() == PaymentStatus.PAID) {
            paidAlready(payment, verification, verified);
            return;
        }
        String mismatch = Proof.mismatch(payment, verification, verified);
        Optional<StoredPayment> user = mismatch == null ? usedBy(payment, verification, verified) : Optional.empty();
        if (mismatch != null) {
            held(payment, verification, verified, StoredVerification.State.MISMATCH, mismatch);
        } else if (user.isPresent()) {
            Use use = useOf(verification, user.get());
            held(payment, verification, verified, use.state(), use.words(payment));
        } else {
            paid(payment, verification, verified);
        }
    }

    /** Which of the numbers of this money has paid for another payment. */
    private record Use(StoredVerification.State state, StoredPayment user) {

        String words(StoredPayment payment) {
            String number = state == StoredVerification.State.FOREIGN ? "tracking" : "reference";
            return "the " + number + " number paid for " + named(user, payment);
        }
    }

    private static Use useOf(StoredVerification verification, StoredPayment user) {
        StoredReceipt receipt = user.receipt();
        boolean sameTracking = receipt != null && receipt.isOf(verification.trackingNumber());
        return new Use(sameTracking ? StoredVerification.State.FOREIGN : StoredVerification.State.USED, user);
    }

    private void held(
            StoredPayment payment,
            StoredVerification verification,
            VerifyAnswer.Verified verified,
            StoredVerification.State state,
            String objection) {
        verification.held(state, Timeline.fit(objection + ": " + verified.evidence()));
        payment.held(objection);
        timeline.add(payment.id(), Step.HELD, objection + ": " + verified.evidence());
        news.add(payment, EventKind.HELD);
        LOG.log(
                Level.WARNING,
                "GP-0311 invoice " + payment.request().invoiceNumber() + " is held for a person: " + objection);
    }

    private void paid(StoredPayment payment, StoredVerification verification, VerifyAnswer.Verified verified) {
        verification.paid(node.moment(), Proof.told(verified));
        boolean first = !isPaid(payment.request().orderId().value());
        boolean otherMoney = orphanHeld(payment);
        payment.paid(new StoredReceipt(proof.receipt(payment, verification, verified)), first);
        news.withdrawFailures(payment);
        news.add(payment, EventKind.PAID);
        if (!first || otherMoney) {
            duplicated(payment);
        }
    }

    /**
     * Money that was held, of a payment that is now paid by other money, is still somebody's.
     *
     * @return whether some of it is surely other money: what another payment may have been paid with is kept, and is
     *     not told as money that came twice, because whoever pays it back may pay back the wrong one
     */
    private boolean orphanHeld(StoredPayment payment) {
        List<StoredVerification> held = entities.joined()
                .createQuery(
                        "select v from StoredVerification v where v.paymentId = :payment and v.state in :held",
                        StoredVerification.class)
                .setParameter("payment", payment.id())
                .setParameter("held", List.of(StoredVerification.State.MISMATCH, StoredVerification.State.USED))
                .getResultList();
        String why = Objects.requireNonNullElse(payment.holdReason(), "was held");
        held.forEach(verification -> orphan(
                payment,
                verification,
                payment.request().invoiceNumber(),
                null,
                verification.evidence().orElse(why)));
        return !held.stream().allMatch(StoredVerification::isUsed);
    }

    /** Who may see the one payment may not be one who may see the other, if that is of another account. */
    private static String named(StoredPayment other, StoredPayment held) {
        return other.request().account().equals(held.request().account())
                ? "invoice " + other.request().invoiceNumber()
                : "a payment of another account";
    }

    private Optional<StoredPayment> usedBy(
            StoredPayment payment, StoredVerification verification, VerifyAnswer.Verified verified) {
        return entities
                .joined()
                .createQuery(
                        "select p from StoredPayment p where p.id <> :id"
                                + " and (p.receipt.trackingNumber = :tracking"
                                + " or p.receipt.referenceNumber = :reference)",
                        StoredPayment.class)
                .setParameter("id", payment.id())
                .setParameter("tracking", verification.trackingNumber().value())
                .setParameter("reference", verified.referenceNumber() == null ? "" : Proof.referenceNumber(verified))
                .getResultList()
                .stream()
                .findFirst();
    }

    private boolean isPaid(String orderId) {
        return !entities.joined()
                .createQuery("select p.id from StoredPayment p where p.paidOrderId = :order", Long.class)
                .setParameter("order", orderId)
                .getResultList()
                .isEmpty();
    }

    /** The same money again changes nothing; other money for a paid invoice is the buyer's, and the host is told. */
    private void paidAlready(StoredPayment payment, StoredVerification verification, VerifyAnswer.Verified verified) {
        StoredReceipt proof = payment.receipt();
        boolean sameMoney = proof != null
                && (proof.isOf(verification.trackingNumber())
                        || (proof.referenceNumber() != null
                                && proof.referenceNumber().equals(Proof.referenceNumber(verified))));
        if (sameMoney) {
            verification.decided(StoredVerification.State.PAID);
            timeline.add(payment.id(), Step.RETURN_IGNORED, "verified again, and paid already: " + verified.evidence());
            return;
        }
        usedBy(payment, verification, verified)
                .ifPresentOrElse(user -> usedAlready(payment, verification, verified, user), () -> {
                    verification.decided(StoredVerification.State.PAID);
                    orphan(payment, verification, verified);
                    duplicated(payment);
                });
    }

    /** Money that would be held, of a payment that needs it no more. */
    private void usedAlready(
            StoredPayment payment,
            StoredVerification verification,
            VerifyAnswer.Verified verified,
            StoredPayment user) {
        Use use = useOf(verification, user);
        String evidence = Timeline.fit(use.words(payment) + ": " + verified.evidence());
        verification.held(use.state(), evidence);
        timeline.add(payment.id(), Step.RETURN_IGNORED, evidence);
        if (use.state() == StoredVerification.State.USED) {
            orphan(payment, verification, Proof.shortened(verified.invoiceNumber()), verified.amount(), evidence);
        }
    }

    private void duplicated(StoredPayment payment) {
        news.add(payment, EventKind.DUPLICATED);
        LOG.log(
                Level.WARNING,
                "GP-0312 an order was paid twice, now by invoice "
                        + payment.request().invoiceNumber() + ": one of them is to be paid back");
    }

    /** Keeps money that no payment stands for. */
    public void orphan(StoredPayment payment, StoredVerification verification, VerifyAnswer.Verified verified) {
        String invoice = Proof.shortened(verified.invoiceNumber());
        orphan(payment, verification, invoice, verified.amount(), verified.evidence());
    }

    private void orphan(
            StoredPayment payment,
            StoredVerification verification,
            @Nullable String invoice,
            @Nullable Long amount,
            String evidence) {
        String tracking = verification.trackingNumber().value();
        if (entities.joined().find(StoredOrphan.class, tracking) == null) {
            LOG.log(
                    Level.WARNING,
                    "GP-0303 money without a payment: tracking number " + tracking + ", through the return of invoice "
                            + payment.request().invoiceNumber() + ". Kept in gardeshpay_orphan for a person.");
            entities.joined().persist(new StoredOrphan(tracking, payment.id(), node.now(), invoice, amount, evidence));
        }
    }
}
