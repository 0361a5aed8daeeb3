package ir.gardeshpay.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Sends the key of {@value #KEY} with each call, read anew each time so that it can be changed. Stateless. */
@ApplicationScoped
public class KeyHeader implements ClientHeadersFactory {

    /** The key of the configuration. */
    public static final String KEY = "gardeshpay-client.key";

    /** @throws IllegalStateException if there is no key */
    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        String key = ConfigProvider.getConfig()
                .getOptionalValue(KEY, String.class)
                .orElseThrow(() -> new IllegalStateException(KEY
                        + " is missing. A right value is a key of the payment service's gardeshpay.api.keys, without"
                        + " its name."));
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + key.strip());
        return headers;
    }
}
