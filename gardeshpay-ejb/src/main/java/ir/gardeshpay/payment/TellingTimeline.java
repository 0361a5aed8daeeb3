package ir.gardeshpay.payment;

import ir.gardeshpay.Entities;
import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.notify.Claims;
import ir.gardeshpay.notify.Claims.AfterFailure;
import ir.gardeshpay.notify.StoredDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

/** Keeps that an event could not be told: in a transaction of its own, because the event's was rolled back. */
@ApplicationScoped
public class TellingTimeline {

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Entities entities;

    @Inject
    private Claims claims;

    @Inject
    private Timeline timeline;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public TellingTimeline() {}

    /**
     * Sets what is to be done now, and records it. The payment is locked first, as by who makes it paid: either that
     * sees the event unlocked and withdraws it, or it is seen here that the payment is paid.
     */
    public AfterFailure failed(StoredDelivery delivery, String why) {
        return ownTransaction.call(() -> {
            entities.joined().find(StoredPayment.class, delivery.paymentId(), LockModeType.PESSIMISTIC_WRITE);
            AfterFailure next = claims.failed(delivery);
            String detail = delivery.kind() + ": " + why;
            switch (next) {
                case AGAIN -> timeline.add(delivery.paymentId(), Step.TELLING_FAILED, detail);
                case PARKED -> timeline.add(delivery.paymentId(), Step.TELLING_PARKED, detail);
                case WITHDRAWN -> timeline.add(delivery.paymentId(), Step.TELLING_WITHDRAWN, detail);
                case NOT_OURS -> {}
            }
            return next;
        });
    }
}
