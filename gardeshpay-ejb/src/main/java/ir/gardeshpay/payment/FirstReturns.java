package ir.gardeshpay.payment;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Moment;
import ir.gardeshpay.Node;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.gateway.GatewaySettings;
import ir.gardeshpay.payment.Returns.Received;
import ir.gardeshpay.payment.UsualWay.Return;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the tracking number of a payment to which nothing has come back yet: nearly every one. By the same rules as
 * {@link Returns}, but that it still waits is here a condition of what is written, and not looked up behind a lock. If
 * it does not hold, nothing is written, and {@link Returns} decides. Each method is one short transaction.
 */
@ApplicationScoped
public class FirstReturns {

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private UsualWay usualWay;

    @Inject
    private GatewaySettings gateway;

    @Inject
    private Node node;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public FirstReturns() {}

    /**
     * Stores the tracking number, and gives the caller the question to ask; empty if it is not as plain as that, or
     * there is no such payment, and then nothing was written.
     *
     * @throws RuntimeException of the container if the database refuses it: nothing was written
     */
    public Optional<Received> received(CallbackKey key, InvoiceNumber invoice, TrackingNumber tracking) {
        return stored(key, invoice, tracking);
    }

    /** The same without a key. */
    public Optional<Received> received(InvoiceNumber invoice, TrackingNumber tracking) {
        return stored(null, invoice, tracking);
    }

    private Optional<Received> stored(@Nullable CallbackKey key, InvoiceNumber invoice, TrackingNumber tracking) {
        return ownTransaction.callOrUndo(() -> {
            Moment now = node.moment();
            return usualWay.returned(
                            new Return(key, invoice, tracking, now, now.at().plus(gateway.leaseTime())))
                    .map(first -> Received.toBeAsked(Question.of(first.payment(), first.verification(), first)));
        });
    }
}
