package ir.gardeshpay;

import java.time.Instant;

/**
 * An event that the host has not taken: its observers failed too often, so it is told only on request. The payment
 * itself is not touched by that.
 *
 * @param invoiceNumber of the payment that it tells of; the payment's timeline says why the observers failed
 * @param eventId {@link PaymentEvent#id}
 * @param type which event
 * @param attempts how often observers have failed
 * @param parkedAt since when
 */
public record ParkedEvent(
        InvoiceNumber invoiceNumber,
        long eventId,
        Class<? extends PaymentEvent> type,
        int attempts,
        Instant parkedAt) {}
