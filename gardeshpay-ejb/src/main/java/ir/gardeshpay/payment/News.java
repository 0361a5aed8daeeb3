package ir.gardeshpay.payment;

import ir.gardeshpay.TimelineEntry.Step;
import ir.gardeshpay.notify.Deliveries;
import ir.gardeshpay.notify.EventKind;
import ir.gardeshpay.notify.StoredDelivery;
import ir.gardeshpay.webhook.Outbox;
import ir.gardeshpay.webhook.Outbox.Happening;
import ir.gardeshpay.webhook.WebhookSettings;
import ir.gardeshpay.webhook.WebhookType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What is to be told of a payment: to the host, as an event, and to receivers outside, as webhooks. Always in the
 * transaction of what happened, which has locked the payment, so that neither is ever there without the other. Webhooks
 * have the payment as it stands now: whoever calls has changed it already. Thread-safe.
 */
@ApplicationScoped
public class News {

    @Inject
    private Deliveries deliveries;

    @Inject
    private Outbox outbox;

    @Inject
    private WebhookSettings webhooks;

    @Inject
    private Timeline timeline;

    @Inject
    private PaymentSettings settings;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public News() {}

    /** Something has happened to a payment. */
    public void add(StoredPayment payment, EventKind kind) {
        send(payment, deliveries.add(payment.id(), kind));
    }

    /** The same where the caller has stored the event for the host: webhooks are left. */
    public void send(StoredPayment payment, StoredDelivery event) {
        if (webhooks.hasReceivers()) {
            outbox.add(
                    new Happening(
                            payment.id(),
                            payment.request().account(),
                            event.id(),
                            event.number(),
                            WebhookType.valueOf(event.kind().name())),
                    PaymentJson.of(payment.snapshot(settings)));
        }
    }

    /** The same, unless it was told or is to be told already. */
    public void addOnce(StoredPayment payment, EventKind kind) {
        if (!deliveries.has(payment.id(), kind)) {
            add(payment, kind);
        }
    }

    /** A payment has become paid: that it failed or was held before is not told any more. */
    public void withdrawFailures(StoredPayment payment) {
        int withdrawn = deliveries.withdrawFailures(payment.id());
        if (withdrawn > 0) {
            timeline.add(payment.id(), Step.TELLING_WITHDRAWN, withdrawn + " events: it is paid now");
        }
        if (webhooks.hasReceivers()) {
            outbox.withdrawFailures(payment.id());
        }
    }
}
