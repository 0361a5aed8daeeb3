package ir.gardeshpay.suite.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What the module's tables say of webhooks, and changes to that. */
record WebhookBooks(Tables tables) {

    /**
     * What is still to be sent to a receiver of one payment: what, after how many attempts, and what the last one said.
     */
    List<String> open(String invoiceNumber, String receiver) {
        return tables.strings(
                "select concat(w.kind, ' after ', w.attempts, ' attempts: ', coalesce(w.last_error, 'none'))"
                        + " from gardeshpay_webhook w join gardeshpay_payment p on p.id = w.payment_id"
                        + " where (w.next_attempt_at is not null or w.parked_at is not null) and w.receiver = '"
                        + receiver
                        + "' and p.invoice_number = ? order by w.event_number",
                invoiceNumber);
    }

    /** Who is told of a payment. */
    List<String> receivers(String invoiceNumber) {
        return tables.strings(
                "select distinct w.receiver from gardeshpay_webhook w join gardeshpay_payment p on p.id = w.payment_id"
                        + " where p.invoice_number = ? order by w.receiver",
                invoiceNumber);
    }

    /** Lets the pause before the next attempt to send a payment's webhooks be over. */
    void letBeDue(String invoiceNumber) {
        tables.update(
                "update gardeshpay_webhook set next_attempt_at = timestamp '2020-01-01 00:00:00'"
                        + " where next_attempt_at is not null and claimed_until is null and payment_id ="
                        + " (select id from gardeshpay_payment where invoice_number = ?)",
                invoiceNumber);
    }

    /** As if a node had begun to send what waits of a payment, and had an hour for it. */
    void letBeClaimed(String invoiceNumber) {
        claim(invoiceNumber, Instant.now().plus(Duration.ofHours(1)), "claimed_until is null");
    }

    /** As if the node that has claimed what waits of a payment had died some time ago. */
    void letClaimBeOver(String invoiceNumber) {
        claim(invoiceNumber, Instant.EPOCH, "claimed_until is not null");
    }

    /** As if a node whose clock is that far ahead had claimed what waits of a payment. */
    void letBeClaimedByAClockAheadBy(Duration ahead, String invoiceNumber) {
        claim(invoiceNumber, Instant.now().plus(ahead), "claimed_until is null");
    }

    private void claim(String invoiceNumber, Instant until, String which) {
        String moment = "timestamp '"
                + LocalDateTime.ofInstant(until.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC)
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT))
                + "'";
        tables.update(
                "update gardeshpay_webhook set next_attempt_at = " + moment + ", claimed_until = " + moment
                        + " where next_attempt_at is not null and " + which + " and payment_id ="
                        + " (select id from gardeshpay_payment where invoice_number = ?)",
                invoiceNumber);
    }

    /** Lets webhooks of these payments be due at the same moment, the first of them for longest. */
    void letBeDueInThisOrder(List<String> invoiceNumbers) {
        StringBuilder year = new StringBuilder("case p.invoice_number");
        for (int i = 0; i < invoiceNumbers.size(); i++) {
            year.append(" when '%s' then timestamp '20%02d-01-01 00:00:00'".formatted(invoiceNumbers.get(i), i + 1));
        }
        tables.run("update gardeshpay_webhook set next_attempt_at = (select " + year + " end from gardeshpay_payment p"
                + " where p.id = gardeshpay_webhook.payment_id)"
                + " where next_attempt_at is not null and claimed_until is null and payment_id in"
                + " (select id from gardeshpay_payment where invoice_number in ('"
                + String.join("', '", invoiceNumbers) + "'))");
    }

    /** As if this were the last attempt to send what waits for a receiver. */
    void letBeTriedForTheLastTime(String receiver) {
        tables.update(
                "update gardeshpay_webhook set attempts = 9, next_attempt_at = timestamp '2020-01-01 00:00:00'"
                        + " where next_attempt_at is not null and claimed_until is null and receiver = ?",
                receiver);
    }

    /** As if a receiver that fails had failed for years. */
    void letReceiverFailForLong(String receiver) {
        tables.update(
                "update gardeshpay_webhook_receiver set failing_since = timestamp '2020-01-01 00:00:00'"
                        + " where failing_since is not null and name = ?",
                receiver);
    }
}
