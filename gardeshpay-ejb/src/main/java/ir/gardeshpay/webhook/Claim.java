package ir.gardeshpay.webhook;

import java.time.Instant;

/**
 * A message that the holder has to himself for a while, to send it.
 *
 * @param message as it was when it was claimed
 * @param until for so long; it is also how the holder is known
 * @param more whether others are due to the same receiver
 */
public record Claim(StoredWebhook message, Instant until, boolean more) {}
