package ir.gardeshpay.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver must be told of one event, stored in the same transaction as what it tells of. What becomes of it
 * is written by statements of {@link Turns} and never through this object, which would write the text again and again.
 *
 * <p>{@code nextAttemptAt} is when anybody may send it; null once it is delivered, parked or withdrawn. While
 * {@code claimedUntil} has not passed, somebody is sending it.
 */
@Entity
@Table(name = "gardeshpay_webhook")
public class StoredWebhook {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "gardeshpay_webhook")
    @SequenceGenerator(name = "gardeshpay_webhook", sequenceName = "gardeshpay_webhook_seq", allocationSize = 50)
    private long id;

    @Column(name = "payment_id", nullable = false)
    private long paymentId;

    @Column(name = "delivery_id", nullable = false)
    private long deliveryId;

    /** Which event of its payment this is: the order in which a receiver hears of them. */
    @Column(name = "event_number", nullable = false)
    private int number;

    @Column(nullable = false)
    private String receiver;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private WebhookType kind;

    @Column(nullable = false)
    private String body;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "claimed_until")
    private @Nullable Instant claimedUntil;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    @Column(name = "parked_at")
    private @Nullable Instant parkedAt;

    @Column(name = "last_error")
    private @Nullable String lastError;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredWebhook() {}

    StoredWebhook(Outbox.Happening happening, String receiver, String body, Instant now) {
        this.paymentId = happening.paymentId();
        this.deliveryId = happening.eventId();
        this.number = happening.number();
        this.kind = happening.type();
        this.receiver = receiver;
        this.body = body;
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    /** Of this message alone. */
    long id() {
        return id;
    }

    /** The payment that it tells of. */
    long paymentId() {
        return paymentId;
    }

    /** To whom it goes. */
    String receiver() {
        return receiver;
    }

    /** What receivers know it by: the same for all attempts and all receivers. */
    String messageId() {
        return "evt_" + deliveryId;
    }

    /** What it tells of. */
    WebhookType type() {
        return kind;
    }

    /** Its text, always the same. */
    String body() {
        return body;
    }

    /** How often it was sent and not taken. */
    int attempts() {
        return attempts;
    }
}
