package ir.gardeshpay.payment;

import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.notify.StoredDelivery;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Keeps that an event could not be told: a transaction of its own, because the event's was rolled back. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TellingTimeline {

    @Inject
    private Timeline timeline;

    /** Records a failed delivery. */
    public void failed(StoredDelivery delivery, boolean again, String why) {
        Step step = again ? Step.TELLING_FAILED : Step.TELLING_PARKED;
        timeline.add(delivery.paymentId(), step, delivery.kind() + ": " + why);
    }
}
