package ir.gardeshpay;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application outside that is told of results by webhooks, as it stands now. It holds neither the secret nor the
 * path of the address, which may be one.
 *
 * @param name {@code default} for {@code gardeshpay.webhook.url}, or NAME of {@code gardeshpay.webhooks.NAME.url}
 * @param host of its address
 * @param accounts it hears of payments of these; empty: of all
 * @param state whether it takes what is sent
 * @param since since when it is failing, or is disabled; null while it works
 * @param reason why it is disabled, in words; null if it is not
 * @param waiting so many messages are still to be sent to it; while it is disabled, they are kept
 * @param parked so many messages were sent in vain too often: they are sent again only on request
 */
public record WebhookReceiver(
        String name,
        String host,
        Set<Account> accounts,
        State state,
        @Nullable Instant since,
        @Nullable String reason,
        long waiting,
        long parked) {

    /** Whether a receiver takes what is sent. */
    public enum State {
        /** It has taken the last message, or was never sent one. */
        WORKING,
        /** It has taken nothing for a while; it is tried again. */
        FAILING,
        /** It said that it is gone, or has failed for days: nothing is sent to it until somebody asks for it. */
        DISABLED
    }

    /** Copies the accounts. */
    public WebhookReceiver {
        accounts = Set.copyOf(accounts);
    }
}
