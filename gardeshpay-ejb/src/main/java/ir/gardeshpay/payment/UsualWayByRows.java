package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.Entities;
import ir.gardeshpay.Node;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.notify.StoredDelivery;
import ir.gardeshpay.payment.Question.FirstReturn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.Optional;

/** Row by row, on any database. */
@ApplicationScoped
@Typed(UsualWayByRows.class)
public class UsualWayByRows implements UsualWay {

    private static final String VERIFYING =
            "update StoredPayment p set p.standing.status = :verifying, p.standing.restingStatus = :pending,"
                    + " p.returns = 1 where p.id = :id and p.standing.status = :pending and p.returns = 0";

    private static final String PAID =
            "update StoredPayment p set p.standing.status = :paid, p.standing.restingStatus = :paid,"
                    + " p.receipt.trackingNumber = :tracking, p.receipt.referenceNumber = :reference, p.receipt.card = :card,"
                    + " p.receipt.cardFingerprint = :fingerprint, p.receipt.paidAt = :at, p.paidOrderId = :order,"
                    + " p.standing.dueAt = null"
                    + " where p.id = :id and p.standing.status = :verifying and p.standing.restingStatus = :pending and p.returns = 1";

    private static final String DECIDED =
            "update StoredVerification v set v.state = :paid, v.attempts = v.attempts + 1,"
                    + " v.askedBy = null, v.nextAttemptAt = null, v.decidedAt = :at, v.decidedBy = :node, v.evidence = :evidence"
                    + " where v.id = :id and v.paymentId = :payment and v.trackingNumber = :tracking"
                    + " and v.state = :undecided";

    @Inject
    private Entities entities;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public UsualWayByRows() {}

    @Override
    public Optional<FirstReturn> returned(Return returned) {
        return waiting(returned).flatMap(payment -> ifFirst(payment, returned));
    }

    private Optional<StoredPayment> waiting(Return returned) {
        String invoice = returned.invoice().value();
        CallbackKey key = returned.key();
        Optional<StoredPayment> found = key == null
                ? Unique.INVOICE_NUMBER.find(entities.joined(), invoice)
                : Unique.CALLBACK_KEY.find(entities.joined(), key.value());
        return found.filter(payment -> payment.request().invoiceNumber().equals(invoice))
                .filter(StoredPayment::awaitsFirstReturn);
    }

    private Optional<FirstReturn> ifFirst(StoredPayment seen, Return returned) {
        entities.joined().detach(seen); // it is written by the condition, and not because it differs
        if (Returns.paidWith(entities.joined(), returned.tracking()).isPresent() || !markVerifying(seen.id())) {
            return Optional.empty();
        }
        seen.verifying(returned.moment().at());
        StoredVerification verification = returned.of(seen);
        entities.joined().persist(verification);
        return Optional.of(new FirstReturn(seen, verification));
    }

    private boolean markVerifying(long id) {
        return entities.joined()
                        .createQuery(VERIFYING)
                        .setParameter("verifying", PaymentStatus.VERIFYING)
                        .setParameter("pending", PaymentStatus.PENDING)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean paid(FirstReturn first, Receipt receipt, String evidence, StoredDelivery event) {
        if (!markPaid(first.payment(), receipt) || !markDecided(first.verification(), receipt, evidence)) {
            return false;
        }
        entities.joined().persist(event);
        return true;
    }

    private boolean markPaid(StoredPayment payment, Receipt receipt) {
        return entities.joined()
                        .createQuery(PAID)
                        .setParameter("paid", PaymentStatus.PAID)
                        .setParameter("tracking", receipt.trackingNumber().value())
                        .setParameter("reference", receipt.referenceNumber())
                        .setParameter(
                                "card",
                                receipt.card() == null ? null : receipt.card().value())
                        .setParameter("fingerprint", receipt.cardFingerprint())
                        .setParameter("at", receipt.paidAt())
                        .setParameter("order", payment.request().orderId().value())
                        .setParameter("id", payment.id())
                        .setParameter("verifying", PaymentStatus.VERIFYING)
                        .setParameter("pending", PaymentStatus.PENDING)
                        .executeUpdate()
                == 1;
    }

    private boolean markDecided(StoredVerification verification, Receipt receipt, String evidence) {
        return entities.joined()
                        .createQuery(DECIDED)
                        .setParameter("paid", StoredVerification.State.PAID)
                        .setParameter("at", receipt.paidAt())
                        .setParameter("node", node.name())
                        .setParameter("evidence", evidence)
                        .setParameter("id", verification.id())
                        .setParameter("payment", verification.paymentId())
                        .setParameter("tracking", verification.trackingNumber().value())
                        .setParameter("undecided", StoredVerification.State.UNDECIDED)
                        .executeUpdate()
                == 1;
    }
}
