package ir.gardeshpay.payment;

import ir.gardeshpay.OwnTransaction;
import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.notify.Claims;
import ir.gardeshpay.notify.Claims.AfterFailure;
import ir.gardeshpay.notify.StoredDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps that an event could not be told: in a transaction of its own, because the event's was rolled back. */
@ApplicationScoped
public class TellingTimeline {

    @Inject
    private OwnTransaction ownTransaction;

    @Inject
    private Claims claims;

    @Inject
    private Timeline timeline;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public TellingTimeline() {}

    /** Sets what is to be done now, and records it. */
    public AfterFailure failed(StoredDelivery delivery, String why) {
        return ownTransaction.call(() -> {
            AfterFailure next = claims.failed(delivery.id());
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
