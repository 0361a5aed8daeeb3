package ir.gardeshpay.payment;

import ir.gardeshpay.Entities;
import ir.gardeshpay.Moment;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.payment.Question.FirstReturn;
import ir.gardeshpay.payment.Returns.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the tracking number of a payment to which nothing has come back yet: nearly every one. By the same rules as {@link
 * Returns}, but that it still waits is here a condition of what is written, and not looked up behind a lock. If it does not
 * hold, nothing is written, and {@link Returns} decides. One short transaction.
 */
@ApplicationScoped
public class FirstReturns {

    private static final String VERIFYING =
            "update StoredPayment p set p.status = :verifying, p.restingStatus = :pending,"
                    + " p.returns = 1 where p.id = :id and p.status = :pending and p.returns = 0";

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
    public FirstReturns() {}

    /**
     * Stores the tracking number, and gives the caller the question to ask; null if it is not as plain as that, and then
     * nothing was written.
     *
     * @param seen the payment, which waited for the buyer when the caller looked
     * @throws RuntimeException of the container if the database refuses it: nothing was written
     */
    public @Nullable Received received(StoredPayment seen, TrackingNumber tracking) {
        return ownTransaction
                .callOrUndo(() -> Optional.ofNullable(ifFirst(seen, tracking)))
                .orElse(null);
    }

    private @Nullable Received ifFirst(StoredPayment seen, TrackingNumber tracking) {
        if (Returns.paidWith(entities.joined(), tracking).isPresent() || !isVerifying(seen.id())) {
            return null;
        }
        seen.verifying();
        Moment now = node.moment();
        StoredVerification verification = StoredVerification.returned(seen.id(), tracking, now);
        verification.lease(now.node(), now.at().plus(gateway.leaseTime()));
        entities.joined().persist(verification);
        return Received.toBeAsked(Question.of(seen, verification, new FirstReturn(seen, verification)));
    }

    private boolean isVerifying(long id) {
        return entities.joined()
                        .createQuery(VERIFYING)
                        .setParameter("verifying", PaymentStatus.VERIFYING)
                        .setParameter("pending", PaymentStatus.PENDING)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
