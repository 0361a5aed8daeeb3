package ir.gardeshpay.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import ir.gardeshpay.Secret;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs a message as the Standard Webhooks specification says: HMAC-SHA256 over its id, the moment of the attempt and
 * its text, so that a receiver knows by whom it is, that it is whole, and that it is not an old one sent by somebody
 * else. Stateless.
 */
final class Signature {

    private Signature() {}

    /**
     * The value of {@code webhook-signature}.
     *
     * @param secrets one signature for each, with blanks between them: a receiver needs to know only one of them
     * @param seconds the moment of the attempt, since 1970
     */
    static String of(List<Secret> secrets, String messageId, long seconds, String body) {
        return secrets.stream()
                .map(secret -> of(secret, messageId, seconds, body))
                .collect(Collectors.joining(" "));
    }

    private static String of(Secret secret, String messageId, long seconds, String body) {
        try {
            return new Webhook(secret.value()).sign(messageId, seconds, body);
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", impossible);
        }
    }
}
