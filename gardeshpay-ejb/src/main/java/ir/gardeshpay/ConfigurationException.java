package ir.gardeshpay;

import jakarta.ejb.ApplicationException;

/**
 * A configuration key is missing or wrong. At deployment this stops the application; the message names the key, what
 * was wrong and what a right value is, and holds no secret.
 */
@ApplicationException(rollback = true)
public final class ConfigurationException extends GardeshPayException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses a configuration.
     *
     * @param message names the key, what was wrong and what a right value is
     */
    public ConfigurationException(String message) {
        super(message);
    }
}
