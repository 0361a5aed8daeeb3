package ir.gardeshpay.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a receiver fares; there is none for one that has never failed. */
@Entity
@Table(name = "gardeshpay_webhook_receiver")
public class StoredReceiver {

    @Id
    private String name;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Column(name = "reason")
    private @Nullable String reason;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected StoredReceiver() {}

    StoredReceiver(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Since when it has taken nothing; null: it has taken the last message. */
    @Nullable
    Instant failingSince() {
        return failingSince;
    }

    /** Since when nothing is sent to it; null: it is not disabled. */
    @Nullable
    Instant disabledAt() {
        return disabledAt;
    }

    /** Why nothing is sent to it. */
    @Nullable
    String reason() {
        return reason;
    }

    void failing(Instant now) {
        failingSince = now;
    }

    void disabled(Instant now, String why) {
        disabledAt = now;
        reason = why;
    }

    /** As if it had never failed. */
    void resumed() {
        failingSince = null;
        disabledAt = null;
        reason = null;
    }
}
